#include "corpus/html/forest.h"

namespace technews::corpus {

float count_votes(std::span<const VotingTree> trees, std::span<const float> row) {
  std::int32_t votes = 0;
  for (const VotingTree& tree : trees) {
    std::size_t leaf = 0;
    for (std::size_t i = 0; i < tree_depth; ++i)
      leaf = leaf * 2 + (row[tree.column[i]] > tree.threshold[i] ? 1 : 0);
    votes += tree.vote[leaf];
  }
  return static_cast<float>(votes) / 1000;
}

}  // namespace technews::corpus
