#include "benchmarks/ranking/comparison.h"

#include "shared/base/hash.h"

#include <algorithm>
#include <cmath>

namespace technews::benchmarks {
namespace {

// Values that were added up in another order differ by rounding.
constexpr double rounding = 1e-12;

std::size_t rank_in(const RankedTopic* topic, std::string_view document) {
  if (topic == nullptr) return 0;
  const std::uint64_t hash = base::hash64(document);
  for (std::size_t i = 0; i < topic->documents.size(); ++i)
    if (topic->documents[i].hash == hash && topic->documents[i].document == document) return i + 1;
  return 0;
}

double notice(std::size_t rank) { return rank == 0 ? 0.0 : 1.0 / static_cast<double>(rank); }

}  // namespace

Comparison compare(const std::map<std::string, double>& a, const std::map<std::string, double>& b,
                   const ComparisonOptions& options) {
  Comparison result;
  result.mean_a = mean(a);
  result.mean_b = mean(b);
  Differences differences;
  for (const auto& [topic, value] : a) {
    result.topics.push_back({topic, value, b.at(topic)});
    const double difference = result.topics.back().difference();
    result.wins += difference > rounding ? 1U : 0U;
    result.losses += difference < -rounding ? 1U : 0U;
    differences.push_back(difference);
  }
  std::stable_sort(result.topics.begin(), result.topics.end(),
                   [](const TopicDifference& x, const TopicDifference& y) {
                     return x.difference() < y.difference();
                   });
  const double deviation = standard_deviation(differences);
  result.effect = deviation > rounding ? mean(differences) / deviation : 0.0;
  result.interval = bootstrap_interval(differences, options.bootstrap);
  result.t_p = paired_t_p(differences);
  result.permutation_p = permutation_p(differences, options.permutation);
  result.corrected_p = result.permutation_p;
  result.detectable = detectable_effect(differences, options.alpha);
  result.topics_needed = topics_needed(mean(differences), deviation, options.alpha);
  return result;
}

void correct(std::vector<Comparison>& comparisons, Correction correction) {
  if (correction == Correction::none) return;
  std::vector<double> p;
  for (const Comparison& each : comparisons) p.push_back(each.permutation_p);
  p = correction == Correction::holm ? holm(p) : benjamini_hochberg(p);
  for (std::size_t i = 0; i < p.size(); ++i) comparisons[i].corrected_p = p[i];
}

std::vector<MovedDocument> moved_documents(const Run& a, const Run& b, const JudgedTopic& judged,
                                           std::size_t most) {
  const RankedTopic* const in_a = a.find(judged.topic);
  const RankedTopic* const in_b = b.find(judged.topic);
  std::vector<MovedDocument> moved;
  for (const Judgment& each : judged.documents) {
    if (each.grade <= 0) continue;
    const MovedDocument document{std::string(each.document), each.grade,
                                 rank_in(in_a, each.document), rank_in(in_b, each.document)};
    if (document.rank_a != document.rank_b) moved.push_back(document);
  }
  std::stable_sort(moved.begin(), moved.end(), [](const MovedDocument& x, const MovedDocument& y) {
    return std::abs(notice(x.rank_a) - notice(x.rank_b)) >
           std::abs(notice(y.rank_a) - notice(y.rank_b));
  });
  moved.resize(std::min(moved.size(), most));
  return moved;
}

}  // namespace technews::benchmarks
