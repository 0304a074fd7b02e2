// The trained forests: written by train_body, never by hand.
#include "corpus/html/forest.h"

namespace technews::corpus {
namespace {

constexpr VotingTree block_trees[] = {
#include "corpus/html/block_forest.inc"
};

constexpr VotingTree neighbour_trees[] = {
#include "corpus/html/neighbour_forest.inc"
};

}  // namespace

std::span<const VotingTree> block_forest() { return block_trees; }
std::span<const VotingTree> neighbour_forest() { return neighbour_trees; }

}  // namespace technews::corpus
