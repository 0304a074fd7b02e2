// Slips: how likely a hand on a keyboard writes one word where another was meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace technews::searcher {

// Invalid bytes become U+FFFD.
std::u32string code_points_of(std::string_view text);
std::string text_of(std::u32string_view code_points);

// -ln of the probability that `typed` was written for `meant`, a noisy channel as of Kernighan,
// Church and Gale (1990) with one slip in thirty words. Letters left out, put in, exchanged for
// another and swapped with the next each have their share; doubled letters, keys side by side
// (QWERTY) and vowels for vowels are likelier than the rest. nullopt when it takes more than `most`
// slips. Costs |typed| × |meant|. Thread-safe.
std::optional<double> slip_cost(std::u32string_view typed, std::u32string_view meant,
                                std::size_t most);

// -ln of the probability that a blank was put into, or left out of, a word of so many letters.
double blank_slip_cost(std::size_t letters);

// -ln of the probability that a word is written as it was meant.
double no_slip_cost();

}  // namespace technews::searcher
