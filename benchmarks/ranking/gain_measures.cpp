// The measures of graded gain: ndcg, ndcg_rel, Rndcg and G.
#include "benchmarks/ranking/trec_measures.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace technews::benchmarks::formula {
namespace {

double gain_of(int grade, const Measure& measure) {
  if (grade < 0) return 0;
  for (const auto& [level, gain] : measure.gains)
    if (level == grade) return gain;
  return grade;
}

double discounted(double gain, std::size_t rank) {
  return gain / std::log2(static_cast<double>(rank) + 2.0);
}

// The positive gains of the judged documents, greatest first.
std::vector<double> ideal_gains(const TopicResult& result, const Measure& measure) {
  std::vector<double> gains;
  for (std::size_t level = 0; level < result.levels.size(); ++level)
    if (const double gain = gain_of(static_cast<int>(level), measure); gain > 0)
      gains.insert(gains.end(), result.levels[level], gain);
  std::sort(gains.begin(), gains.end(), std::greater<>());
  return gains;
}

// sums[n]: discounted gain of the first n.
std::vector<double> running_ideal(const std::vector<double>& gains) {
  std::vector<double> sums(gains.size() + 1);
  for (std::size_t i = 0; i < gains.size(); ++i) sums[i + 1] = sums[i] + discounted(gains[i], i);
  return sums;
}

double discounted_gain(const TopicResult& result, const Measure& measure, std::size_t depth) {
  double sum = 0;
  for (const JudgedHit& hit : result.hits)
    if (hit.rank < depth) sum += discounted(gain_of(hit.grade, measure), hit.rank);
  return sum;
}

}  // namespace

double ndcg(const TopicResult& result, const Measure& measure, const MeasureSetting&) {
  const std::vector<double> ideal = running_ideal(ideal_gains(result, measure));
  const std::size_t depth =
      measure.cutoff > 0 ? static_cast<std::size_t>(measure.cutoff) : SIZE_MAX;
  const double best = ideal[std::min(depth, ideal.size() - 1)];
  return best > 0 ? discounted_gain(result, measure, depth) / best : 0.0;
}

// ndcg at each relevant document found; those not found count as ndcg of the whole ranking.
double ndcg_at_relevant(const TopicResult& result, const Measure& measure, const MeasureSetting&) {
  const std::vector<double> ideal = running_ideal(ideal_gains(result, measure));
  const std::size_t relevant_count = ideal.size() - 1;
  if (relevant_count == 0) return 0;
  double gained = 0;
  double sum = 0;
  std::size_t found = 0;
  for (const JudgedHit& hit : result.hits) {
    const double gain = gain_of(hit.grade, measure);
    gained += discounted(gain, hit.rank);
    if (gain <= 0) continue;
    sum += gained / ideal[std::min(hit.rank + 1, relevant_count)];
    ++found;
  }
  sum += (static_cast<double>(relevant_count) - static_cast<double>(found)) * gained /
         ideal[relevant_count];
  return std::max(sum, 0.0) / static_cast<double>(relevant_count);
}

// ndcg where the ideal ranking goes from one gain to the next, and at the end of the ranking when
// it is longer than that.
double ndcg_at_levels(const TopicResult& result, const Measure& measure,
                      const MeasureSetting& setting) {
  const std::vector<double> gains = ideal_gains(result, measure);
  if (gains.empty() || result.graded_from(setting.relevance_level) == 0) return 0;
  const std::vector<double> ideal = running_ideal(gains);
  double sum = 0;
  std::size_t points = 0;
  for (std::size_t depth = 1; depth <= gains.size(); ++depth) {
    if (depth < gains.size() && gains[depth] == gains[depth - 1]) continue;
    sum += discounted_gain(result, measure, depth) / ideal[depth];
    ++points;
  }
  // The end of the relevant documents is passed when one more is retrieved; then the end of the
  // ranking counts too.
  if (result.retrieved > gains.size() + 1) {
    sum += discounted_gain(result, measure, SIZE_MAX) / ideal.back();
    ++points;
  }
  return sum / static_cast<double>(points);
}

// Like ndcg, but a document is discounted by the gain that was missed before it.
double normalized_gain(const TopicResult& result, const Measure& measure, const MeasureSetting&) {
  const std::vector<double> gains = ideal_gains(result, measure);
  if (gains.empty()) return 0;
  constexpr double least_cost = 1.0;
  double ideal = 0;
  for (const double gain : gains) ideal += gain;
  double cost = 0;
  double gained = 0;
  double sum = 0;
  std::size_t rank = 0;
  for (const JudgedHit& hit : result.hits) {
    for (; rank <= hit.rank; ++rank)
      cost += std::max(rank < gains.size() ? gains[rank] : 0.0, least_cost);
    const double gain = gain_of(hit.grade, measure);
    gained += gain;
    if (gain != 0) sum += gain / std::log2(2 + cost - gained);
  }
  return sum / ideal;
}

}  // namespace technews::benchmarks::formula
