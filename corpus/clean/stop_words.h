// Frequent function words of the languages tech news comes in, for telling prose from menus.
#pragma once

#include <string_view>

namespace technews::corpus {

// word is in small letters. O(1), no allocation. Thread-safe.
bool is_function_word(std::string_view word);

}  // namespace technews::corpus
