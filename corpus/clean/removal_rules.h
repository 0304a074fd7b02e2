// The rule by which each word of a page was left out of the article.
#pragma once

#include "corpus/clean/evidence.h"
#include "corpus/clean/tokens.h"
#include "corpus/clean/zones.h"

#include <string_view>
#include <vector>

namespace technews::corpus {

// One rule a word, empty for words that are kept; names are listed in README.md. Linear.
std::vector<std::string_view> removal_rules(const Words& words, const std::vector<Zone>& zones,
                                            const Evidence& evidence);

}  // namespace technews::corpus
