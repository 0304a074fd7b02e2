// JSON as pages hold it, made JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace technews::corpus {

// The text from its first bracket to the bracket that closes it, with control characters in
// strings as blanks, escapes that JSON doesn't know as their character, no comments, and no commas
// before closing brackets. Empty when it holds no brackets, doesn't close them, or nests them
// deeper than depth. Linear.
std::string mend_json(std::string_view text, std::size_t depth);

}  // namespace technews::corpus
