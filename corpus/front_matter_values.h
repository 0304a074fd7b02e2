// Values of front matter: scalars and lists in brackets, as YAML and TOML write them alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

std::string_view trim_blanks(std::string_view text);

// Where a key ends: the ":" that a blank or the end follows, or "=", outside quotes; npos without.
std::size_t find_separator(std::string_view text, char separator);

// A key or value without the quotes around it, escapes resolved (\" \\ \n \t \uXXXX in double
// ones, '' in single ones).
std::string unquoted(std::string_view text);

// A scalar without quotes and without the comment behind it; "" for YAML's null and ~.
std::string scalar_of(std::string_view text);

enum class BracketList : std::uint8_t { whole, open, nested };

// The items of "[a, 'b, c', "d"]"; open when the closing bracket is missing, nested when an item is
// a list or map itself. Linear.
BracketList parse_brackets(std::string_view text, std::vector<std::string>& items);

}  // namespace technews::corpus
