// Trained trees that judge a row of numbers: sums of small votes.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace technews::corpus {

// All nodes of one depth ask the same question, so a tree is a table with a bit for each answer
// (oblivious trees: Kohavi 1994; boosting: Friedman 2001).
inline constexpr std::size_t tree_depth = 5;

struct VotingTree {
  std::array<std::uint16_t, tree_depth> column;
  std::array<float, tree_depth> threshold;
  std::array<std::int16_t, 1 << tree_depth> vote;  // thousandths of a log-odds unit
};

// Log-odds. REQUIRES: the row has the columns the trees ask for. Linear in the trees.
float count_votes(std::span<const VotingTree> trees, std::span<const float> row);

// By benchmarks/cleaning/train_body: the first forest sees blocks, the second also what the first
// said of those around.
std::span<const VotingTree> block_forest();
std::span<const VotingTree> neighbour_forest();

}  // namespace technews::corpus
