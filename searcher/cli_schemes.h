// Rankings that are named in a file: --rank NAME@FILE.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

struct NamedScheme {
  std::string name;
  std::string text;  // as parse_scheme() takes it

  friend bool operator==(const NamedScheme&, const NamedScheme&) = default;
};

// Lines "NAME = SCHEME"; blank ones don't count, nor what stands behind a #. Throws Error(usage)
// with file and line for a line of another form, a name that isn't made of letters, digits, - _ and
// ., a name given twice, and a scheme that is none. Linear.
std::vector<NamedScheme> parse_scheme_file(std::string_view text, const std::string& file);

// The rankings that a value of --rank names: all of a file for @FILE, one of them for NAME@FILE;
// otherwise the value itself, named by its text and not looked into. Throws Error(usage) for a name
// that the file doesn't have, and for a file without rankings; Error(io).
std::vector<NamedScheme> schemes_named(const std::string& value);

// The one ranking that the value names. Throws also when it names several.
std::string scheme_named(const std::string& value);

}  // namespace technews::searcher
