// Porter's stemmer, as Lucene's PorterStemFilter has it.
#pragma once

#include <string>
#include <string_view>

namespace technews::benchmarks {

// The stem of a word in lower case. M. F. Porter, "An algorithm for suffix stripping", Program 14
// (3), 1980, with the changes of his own later program that Lucene follows: words of one or two
// letters stay, bli becomes ble, logi becomes log. Other letters than a to z are consonants.
// Linear.
std::string porter_stem(std::string_view word);

}  // namespace technews::benchmarks
