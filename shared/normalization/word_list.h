// Lists of words as the data files of this folder write them.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace technews::normalization {

// The 174 English words of Snowball's list for "en"; empty for other languages, which have no list
// here. Thread-safe.
const std::unordered_set<std::string_view>& stop_words(std::string_view language);

// Folded word -> stem, where the language's stemmer is wrong. Thread-safe.
const std::unordered_map<std::string_view, std::string_view>& stem_exceptions(
    std::string_view language);

}  // namespace technews::normalization
