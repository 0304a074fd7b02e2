// The second round of features: what the first forest said of a block and of those around it.
#include "corpus/html/features.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace technews::corpus {
namespace {

// Mean probability, weighted by text.
struct Mean {
  float sum = 0;
  float weight = 0;

  void add(float value, float by) {
    sum += value * by;
    weight += by;
  }
  void add(const Mean& other) {
    sum += other.sum;
    weight += other.weight;
  }
  float value() const { return weight == 0 ? 0 : sum / weight; }
};

constexpr int levels = 5;           // of elements above a block
constexpr int reach = 4;            // blocks to each side
constexpr std::size_t windows = 2;  // to each side
constexpr std::size_t added = 1 + 2 * reach + levels + 2 * windows + 7;

class Neighbours {
 public:
  Neighbours(const PageParts& page, std::span<const float> scores)
      : page_(page), means_(page.tree.size()), running_(1), weights_(1) {
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const float p = 1 / (1 + std::exp(-scores[i]));
      const auto weight = static_cast<float>(page.blocks[i].text.size());
      chances_.push_back(p);
      means_[page.blocks[i].element].add(p, weight);
      families_[family(page.blocks[i].element)].add(p, weight);
      running_.push_back(running_.back() + p * weight);
      weights_.push_back(weights_.back() + weight);
      if (p <= 0.5F) continue;
      if (first_ == none) first_ = i;
      last_ = i;
      if (p > 0.8F) sure_ += weight;
    }
    for (std::uint32_t node = page.tree.size(); node-- > 1;)
      means_[page.tree[node].parent].add(means_[node]);
  }

  void put(std::size_t i, std::span<float> row) const {
    std::size_t column = 0;
    const auto put = [&](float value) { row[column++] = value; };
    put(chances_[i]);
    for (int offset = 1; offset <= reach; ++offset) {
      const auto distance = static_cast<std::size_t>(offset);
      put(i >= distance ? chances_[i - distance] : -1.0F);
      put(i + distance < chances_.size() ? chances_[i + distance] : -1.0F);
    }
    std::uint32_t node = page_.blocks[i].element;
    for (int level = 0; level < levels; ++level) {
      put(means_[node].value());
      node = page_.tree[node].parent;
    }
    for (const std::size_t window : {6UL, 15UL}) {
      put(mean_between(i - std::min(i, window), i));
      put(mean_between(i + 1, std::min(chances_.size(), i + 1 + window)));
    }
    put(mean_between(0, i));
    put(mean_between(i + 1, chances_.size()));
    put(running_.back() == 0 ? 0 : running_[i] / running_.back());
    put(families_.at(family(page_.blocks[i].element)).value());
    put(distance(i, first_));
    put(distance(i, last_));
    put(sure_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::uint64_t family(std::uint32_t node) const {
    const auto look = [&](std::uint32_t of) {
      return base::hash64(page_.tree[of].tag, base::hash64(page_.tree.attribute(of, "class")));
    };
    const std::uint32_t parent = page_.tree[node].parent;
    return look(node) * 3 + look(parent);
  }

  float mean_between(std::size_t begin, std::size_t end) const {
    const float weight = weights_[end] - weights_[begin];
    return weight <= 0 ? -1.0F : (running_[end] - running_[begin]) / weight;
  }

  static float distance(std::size_t a, std::size_t b) {
    if (b == none) return -300.0F;
    return std::clamp(static_cast<float>(a) - static_cast<float>(b), -100.0F, 100.0F);
  }

  const PageParts& page_;
  std::vector<float> chances_;
  std::vector<Mean> means_;     // by node, of its subtree
  std::vector<float> running_;  // sums of chance times text
  std::vector<float> weights_;
  std::unordered_map<std::uint64_t, Mean> families_;
  std::size_t first_ = none;  // block that may belong to the article
  std::size_t last_ = none;
  float sure_ = 0;  // bytes
};

}  // namespace

FeatureTable add_neighbours(const PageParts& page, const FeatureTable& features,
                            std::span<const float> scores) {
  if (features.rows() == 0) return {};
  FeatureTable table(features.rows(), features.columns() + added);
  const Neighbours neighbours(page, scores);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    std::ranges::copy(features.row(i), table.row(i).begin());
    neighbours.put(i, table.row(i).subspan(features.columns()));
  }
  return table;
}

}  // namespace technews::corpus
