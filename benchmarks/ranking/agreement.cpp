#include "benchmarks/ranking/agreement.h"

namespace technews::benchmarks {
namespace {

using Pairs = std::vector<std::pair<int, int>>;

Pairs judged_twice(const Qrels& first, const Qrels& second) {
  std::map<std::pair<std::string_view, std::string_view>, int> grades;
  for (const JudgedTopic& topic : first.topics)
    for (const Judgment& each : topic.documents) grades[{topic.topic, each.document}] = each.grade;
  Pairs pairs;
  for (const JudgedTopic& topic : second.topics)
    for (const Judgment& each : topic.documents)
      if (const auto found = grades.find({topic.topic, each.document}); found != grades.end())
        pairs.emplace_back(found->second, each.grade);
  return pairs;
}

// 1 - observed / expected disagreement, where a pair disagrees by distance(a, b).
template <class Distance>
double kappa_of(const Pairs& pairs, const Distance& distance) {
  std::map<int, double> first;
  std::map<int, double> second;
  double observed = 0;
  const auto count = static_cast<double>(pairs.size());
  for (const auto& [a, b] : pairs) {
    observed += distance(a, b) / count;
    first[a] += 1 / count;
    second[b] += 1 / count;
  }
  double expected = 0;
  for (const auto& [a, share_a] : first)
    for (const auto& [b, share_b] : second) expected += share_a * share_b * distance(a, b);
  return expected > 0 ? 1 - observed / expected : 1;
}

}  // namespace

Agreement agreement(const Qrels& first, const Qrels& second) {
  const Pairs pairs = judged_twice(first, second);
  Agreement result;
  result.documents = pairs.size();
  if (pairs.empty()) return result;
  const auto count = static_cast<double>(pairs.size());
  for (const auto& pair : pairs) {
    ++result.counts[pair];
    result.same += pair.first == pair.second ? 1 / count : 0;
    result.binary += (pair.first > 0) == (pair.second > 0) ? 1 / count : 0;
  }
  result.kappa = kappa_of(pairs, [](int a, int b) { return a == b ? 0.0 : 1.0; });
  result.weighted =
      kappa_of(pairs, [](int a, int b) { return static_cast<double>((a - b) * (a - b)); });
  return result;
}

}  // namespace technews::benchmarks
