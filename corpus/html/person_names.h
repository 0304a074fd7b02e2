// Names of authors as bylines give them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// What is left of "By Jane Doe, Staff Writer | Jan 3, 2023" without the word before it, dates,
// roles, addresses, what stands after a bar; empty when nothing is. Linear. Thread-safe.
std::string clean_author(std::string_view text);

// True for what may be the name of one or a few people or of a desk: few words, none of them a
// button's, no sentence. Linear. Thread-safe.
bool is_name(std::string_view text);

// The end of "By ", "Von ", "Par: ", … at the front of the text; 0 for none.
std::size_t byline_prefix(std::string_view text);

}  // namespace technews::corpus
