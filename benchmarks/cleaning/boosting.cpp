#include "benchmarks/cleaning/boosting.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace technews::cleaning {
namespace {

constexpr std::size_t most_steps = 48;
constexpr std::size_t leaves = std::size_t{1} << corpus::tree_depth;

struct Gain {
  float slope = 0;
  float curvature = 0;

  void add(Gain other) {
    slope += other.slope;
    curvature += other.curvature;
  }
};

struct Split {
  double gain = -1;
  std::size_t column = 0;
  std::uint8_t step = 0;  // rows above it go right
};

}  // namespace

void TrainingSet::add(std::span<const float> row, bool label, float weight) {
  columns_ = row.size();
  values_.insert(values_.end(), row.begin(), row.end());
  labels_.push_back(label ? 1.0F : 0.0F);
  weights_.push_back(weight);
}

class Booster {
 public:
  Booster(const TrainingSet& set, const BoostingOptions& options)
      : set_(set),
        options_(options),
        random_(options.seed),
        scores_(set.rows()),
        leaf_(set.rows()),
        gains_(set.rows()) {
    for (std::size_t column = 0; column < set.columns(); ++column) cut(column);
  }

  std::vector<corpus::VotingTree> train() {
    std::vector<corpus::VotingTree> forest;
    for (std::size_t i = 0; i < options_.trees; ++i) forest.push_back(grow());
    return forest;
  }

 private:
  // Thresholds between the values of a column, each with about as many rows.
  void cut(std::size_t column) {
    std::vector<float> values;
    for (std::size_t i = column; i < set_.values_.size(); i += set_.columns())
      values.push_back(set_.values_[i]);
    std::vector<float> sorted = values;
    std::ranges::sort(sorted);
    std::vector<float> cuts;
    for (std::size_t step = 1; step < most_steps; ++step) {
      const std::size_t place = step * sorted.size() / most_steps;
      const auto next = std::ranges::upper_bound(sorted, sorted[place]);
      if (next == sorted.end()) break;
      const float middle = (sorted[place] + *next) / 2;
      if (cuts.empty() || middle > cuts.back()) cuts.push_back(middle);
    }
    std::vector<std::uint8_t> steps;
    for (const float value : values)
      steps.push_back(
          static_cast<std::uint8_t>(std::ranges::lower_bound(cuts, value) - cuts.begin()));
    cuts_.push_back(std::move(cuts));
    steps_.push_back(std::move(steps));
  }

  void start_tree() {
    std::uniform_real_distribution<float> chance(0, 1);
    rows_.clear();
    for (std::size_t i = 0; i < set_.rows(); ++i) {
      const float p = 1 / (1 + std::exp(-scores_[i]));
      gains_[i] = {set_.weights_[i] * (set_.labels_[i] - p), set_.weights_[i] * p * (1 - p)};
      leaf_[i] = 0;
      if (chance(random_) < options_.row_share) rows_.push_back(static_cast<std::uint32_t>(i));
    }
    columns_.clear();
    for (std::size_t i = 0; i < set_.columns(); ++i)
      if (!cuts_[i].empty() && chance(random_) < options_.column_share) columns_.push_back(i);
  }

  double worth(Gain gain) const {
    return static_cast<double>(gain.slope) * gain.slope /
           static_cast<double>(gain.curvature + options_.smoothing);
  }

  Split best_split(std::size_t column, std::size_t nodes) const {
    std::array<std::array<Gain, most_steps>, leaves> sums{};
    const std::vector<std::uint8_t>& steps = steps_[column];
    for (const std::uint32_t row : rows_) sums[leaf_[row]][steps[row]].add(gains_[row]);
    std::array<Gain, leaves> total{};
    for (std::size_t node = 0; node < nodes; ++node)
      for (const Gain& gain : sums[node]) total[node].add(gain);
    Split best;
    std::array<Gain, leaves> left{};
    for (std::size_t step = 0; step < cuts_[column].size(); ++step) {
      double gain = 0;
      for (std::size_t node = 0; node < nodes; ++node) {
        left[node].add(sums[node][step]);
        const Gain right{total[node].slope - left[node].slope,
                         total[node].curvature - left[node].curvature};
        gain += worth(left[node]) + worth(right);
      }
      if (gain > best.gain) best = {gain, column, static_cast<std::uint8_t>(step)};
    }
    return best;
  }

  corpus::VotingTree grow() {
    start_tree();
    corpus::VotingTree tree{};
    for (std::size_t level = 0; level < corpus::tree_depth; ++level) {
      Split best;
      for (const std::size_t column : columns_) {
        const Split split = best_split(column, std::size_t{1} << level);
        if (split.gain > best.gain) best = split;
      }
      tree.column[level] = static_cast<std::uint16_t>(best.column);
      tree.threshold[level] = cuts_[best.column][best.step];
      for (std::size_t i = 0; i < set_.rows(); ++i)
        leaf_[i] =
            static_cast<std::uint8_t>(leaf_[i] * 2 + (steps_[best.column][i] > best.step ? 1 : 0));
    }
    std::array<Gain, leaves> sums{};
    for (const std::uint32_t row : rows_) sums[leaf_[row]].add(gains_[row]);
    for (std::size_t i = 0; i < leaves; ++i) {
      const float vote = options_.rate * sums[i].slope / (sums[i].curvature + options_.smoothing);
      tree.vote[i] = static_cast<std::int16_t>(std::lround(std::clamp(vote, -4.0F, 4.0F) * 1000));
    }
    for (std::size_t i = 0; i < set_.rows(); ++i)
      scores_[i] += static_cast<float>(tree.vote[leaf_[i]]) / 1000;
    return tree;
  }

  const TrainingSet& set_;
  BoostingOptions options_;
  std::mt19937_64 random_;
  std::vector<std::vector<float>> cuts_;          // by column
  std::vector<std::vector<std::uint8_t>> steps_;  // by column, by row
  std::vector<float> scores_;
  std::vector<std::uint8_t> leaf_;
  std::vector<Gain> gains_;
  std::vector<std::uint32_t> rows_;  // that this tree sees
  std::vector<std::size_t> columns_;
};

std::vector<corpus::VotingTree> train_forest(const TrainingSet& set,
                                             const BoostingOptions& options) {
  return Booster(set, options).train();
}

}  // namespace technews::cleaning
