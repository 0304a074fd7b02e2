#include "benchmarks/ranking/fusion.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

struct Fused {
  double score = 0;
  double rankings = 0;
};

// A score as it is: scale 1, shift 0; the value is (score - shift) * scale + offset.
struct Scale {
  double shift = 0;
  double scale = 1;
  double offset = 0;

  double of(double score) const { return (score - shift) * scale + offset; }
};

Scale minmax(const std::vector<Retrieved>& documents) {
  const double best = documents.front().score;
  const double last = documents.back().score;
  if (best == last) return {last, 0, 1};
  return {last, 1 / (best - last), 0};
}

Scale zscore(const std::vector<Retrieved>& documents) {
  const auto count = static_cast<double>(documents.size());
  double sum = 0;
  for (const Retrieved& each : documents) sum += each.score;
  const double mean = sum / count;
  double squares = 0;
  for (const Retrieved& each : documents) squares += (each.score - mean) * (each.score - mean);
  const double deviation = std::sqrt(squares / count);
  return {mean, deviation > 0 ? 1 / deviation : 0, 0};
}

Scale scale_of(const std::vector<Retrieved>& documents, Normalization normalization) {
  if (documents.empty() || normalization == Normalization::none) return {};
  return normalization == Normalization::minmax ? minmax(documents) : zscore(documents);
}

void add(const std::vector<Retrieved>& documents, const FusionOptions& options,
         std::unordered_map<std::string_view, Fused>& fused) {
  const Scale scale = scale_of(documents, options.normalization);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Fused& each = fused[documents[i].document];
    each.score += options.method == FusionMethod::rrf ? 1 / (options.k + static_cast<double>(i + 1))
                                                      : scale.of(documents[i].score);
    each.rankings += 1;
  }
}

std::string lines_of(std::string_view topic, const std::vector<Run>& runs,
                     const FusionOptions& options) {
  std::unordered_map<std::string_view, Fused> fused;
  for (const Run& run : runs)
    if (const RankedTopic* const ranked = run.find(topic)) add(ranked->documents, options, fused);
  std::vector<std::pair<double, std::string_view>> order;
  for (const auto& [document, each] : fused)
    order.emplace_back(each.score * (options.method == FusionMethod::combmnz ? each.rankings : 1.0),
                       document);
  std::sort(order.rbegin(), order.rend());
  order.resize(std::min(order.size(), options.depth));
  std::string lines;
  for (std::size_t i = 0; i < order.size(); ++i)
    lines += fmt::format("{} Q0 {} {} {:.17g} {}\n", topic, order[i].second, i + 1, order[i].first,
                         options.tag);
  return lines;
}

}  // namespace

std::string fuse(const std::vector<Run>& runs, const FusionOptions& options) {
  std::set<std::string_view> topics;
  for (const Run& run : runs)
    for (const RankedTopic& each : run.topics) topics.insert(each.topic);
  std::string text;
  for (const std::string_view topic : topics) text += lines_of(topic, runs, options);
  return text;
}

}  // namespace technews::benchmarks
