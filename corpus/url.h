// Web addresses: their parts and the one spelling that pages are known by.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace technews::corpus {

// Views of the parts of an http or https address, as written.
struct UrlParts {
  bool secure = true;  // https; also when no scheme was written
  std::string_view host;
  std::string_view port;      // digits, or empty
  std::string_view path;      // with its leading slash, or empty
  std::string_view query;     // without '?'
  std::string_view fragment;  // without '#'
};

// nullopt for anything that is not a web address; blanks around it are ignored. Thread-safe.
std::optional<UrlParts> split_url(std::string_view url);

// Appends %XX, in capitals.
void append_percent(std::string& out, char byte);

}  // namespace technews::corpus
