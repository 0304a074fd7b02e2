// Which blocks are the article, and by what rule each of the others is not.
#pragma once

#include "corpus/html/features.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// By block: empty where it is kept, else the stable name of a rule.
using Verdicts = std::vector<std::string_view>;

// scores: log-odds of belonging to the article, by block. Linear.
Verdicts select_blocks(const PageParts& page, std::span<const float> scores);

// The kept blocks, one a line.
std::string text_of(std::span<const Block> blocks, const Verdicts& verdicts);

}  // namespace technews::corpus
