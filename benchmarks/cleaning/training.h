// Training of the two forests that judge blocks, and judging of pages they haven't seen.
#pragma once

#include "benchmarks/cleaning/marked_pages.h"
#include "corpus/html/forest.h"

#include <span>
#include <vector>

namespace technews::cleaning {

struct Forests {
  std::vector<corpus::VotingTree> block;
  std::vector<corpus::VotingTree> neighbour;
};

using PageView = std::vector<const MarkedPage*>;

// The second forest learns from what first forests say of pages they were not trained on.
Forests train(const PageView& pages);

// Log-odds by block.
std::vector<float> judge(const MarkedPage& page, const Forests& forests);

}  // namespace technews::cleaning
