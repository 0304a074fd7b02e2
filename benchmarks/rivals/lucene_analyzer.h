// What Lucene's EnglishAnalyzer makes of a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace technews::benchmarks {

// StandardTokenizer (the words of Unicode's annex 29, ideographs and hiragana one by one, cut at
// 255 characters), EnglishPossessiveFilter, LowerCaseFilter, StopFilter with its 33 words,
// PorterStemFilter. Hebrew's quotes within words are not looked at. Linear; thread-safe.
std::vector<std::string> lucene_terms(std::string_view utf8);

}  // namespace technews::benchmarks
