// Trains forests of voting trees by gradient boosting with the logistic loss.
#pragma once

#include "corpus/html/forest.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace technews::cleaning {

// Rows with a label and a weight. Values are kept as steps between at most 63 thresholds a column.
class TrainingSet {
 public:
  void add(std::span<const float> row, bool label, float weight);
  std::size_t rows() const { return labels_.size(); }
  std::size_t columns() const { return columns_; }

 private:
  friend class Booster;
  std::size_t columns_ = 0;
  std::vector<float> values_;
  std::vector<float> labels_;
  std::vector<float> weights_;
};

struct BoostingOptions {
  std::size_t trees = 250;
  float rate = 0.06F;
  float smoothing = 4;        // added to each leaf's curvature
  float column_share = 0.2F;  // looked at for a tree
  float row_share = 0.6F;
  std::uint64_t seed = 1;
};

// Friedman (2001), "Greedy function approximation", with Newton steps in the leaves. Same input,
// same forest. Linear in rows × columns × trees × depth.
std::vector<corpus::VotingTree> train_forest(const TrainingSet& set,
                                             const BoostingOptions& options);

}  // namespace technews::cleaning
