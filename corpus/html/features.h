// What the block classifier looks at: a row of numbers for each block of a page.
#pragma once

#include "corpus/html/blocks.h"
#include "corpus/html/hints.h"
#include "corpus/html/outline.h"
#include "corpus/html/tree.h"

#include <cstddef>
#include <span>
#include <vector>

namespace technews::corpus {

// Rows of equal length, one after the other.
class FeatureTable {
 public:
  FeatureTable() = default;
  FeatureTable(std::size_t rows, std::size_t columns)
      : columns_(columns), values_(rows * columns) {}

  std::size_t rows() const { return columns_ == 0 ? 0 : values_.size() / columns_; }
  std::size_t columns() const { return columns_; }
  std::span<float> row(std::size_t i) { return std::span(values_).subspan(i * columns_, columns_); }
  std::span<const float> row(std::size_t i) const {
    return std::span(values_).subspan(i * columns_, columns_);
  }

 private:
  std::size_t columns_ = 0;
  std::vector<float> values_;
};

struct PageParts {
  const HtmlTree& tree;
  std::span<const Block> blocks;
  const PageHints& hints;
  const Outline& outline;
};

// The order of the columns is part of the trained forests: change it and they must be trained
// anew. Linear.
FeatureTable read_features(const PageParts& page);

// Adds to each row what a first forest says of the block and of those around it: the second
// forest judges by that. scores: log-odds by block. Linear.
FeatureTable add_neighbours(const PageParts& page, const FeatureTable& features,
                            std::span<const float> scores);

}  // namespace technews::corpus
