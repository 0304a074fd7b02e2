// Checking and converting the text of one flag's value.
#pragma once

#include "shared/terminal/flag_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace technews::terminal {

// Decimal digits with an optional minus and nothing else; nullopt also when out of int64's range.
std::optional<std::int64_t> parse_integer(std::string_view text);

// A finite number in plain or exponent notation, '.' in every locale.
std::optional<double> parse_number(std::string_view text);

// Throws Error(usage), "--limit takes a whole number from 0 to 100000, not "ten"", unless text is a
// value of the flag's kind. spelled is how the flag was typed: "-n" or "--limit".
void check_value(const Flag& flag, std::string_view spelled, std::string_view text);

// What the flag takes, in words: "auto, always or never", "a whole number of at least 1", "DIR".
std::string value_form(const Flag& flag);

// Whether check_value() would pass.
bool is_value(const Flag& flag, std::string_view text);

}  // namespace technews::terminal
