#include "benchmarks/ranking/measures.h"

#include "shared/base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <numeric>

namespace technews::benchmarks {
namespace {

using Judged = std::unordered_map<std::string, int>;

struct KindName {
  MeasureKind kind;
  std::string_view name;
  bool needs_cutoff;
};

constexpr KindName kind_names[] = {
    {MeasureKind::ndcg, "nDCG", false},          {MeasureKind::average_precision, "AP", false},
    {MeasureKind::precision, "P", true},         {MeasureKind::recall, "R", true},
    {MeasureKind::reciprocal_rank, "RR", false}, {MeasureKind::judged, "Judged", true},
};

[[noreturn]] void refuse(std::string_view text) {
  throw base::Error(base::ErrorCode::usage, "unknown measure \"" + std::string(text) + "\"",
                    {"measures: nDCG@10 AP P@10 R@100 RR Judged@10, with any cutoff"});
}

Measure parse_measure(std::string_view text) {
  const std::size_t at = text.find('@');
  Measure measure;
  if (at != std::string_view::npos) {
    const std::string_view digits = text.substr(at + 1);
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), measure.cutoff);
    if (failure != std::errc{} || end != digits.data() + digits.size() || measure.cutoff == 0)
      refuse(text);
  }
  for (const KindName& entry : kind_names) {
    if (entry.name != text.substr(0, at)) continue;
    if (entry.needs_cutoff && measure.cutoff == 0) refuse(text);
    measure.kind = entry.kind;
    return measure;
  }
  refuse(text);
}

int grade(const Judged& judged, const std::string& document) {
  const auto entry = judged.find(document);
  return entry == judged.end() ? 0 : entry->second;
}

double discounted(int gain, std::size_t rank) {
  return gain <= 0 ? 0.0 : gain / std::log2(static_cast<double>(rank) + 1.0);
}

double ideal_gain(const Judged& judged, std::size_t depth) {
  std::vector<int> grades;
  for (const auto& [document, value] : judged)
    if (value > 0) grades.push_back(value);
  std::sort(grades.begin(), grades.end(), std::greater<>());
  double sum = 0;
  for (std::size_t i = 0; i < std::min(depth, grades.size()); ++i)
    sum += discounted(grades[i], i + 1);
  return sum;
}

std::size_t relevant_count(const Judged& judged) {
  return static_cast<std::size_t>(
      std::count_if(judged.begin(), judged.end(), [](const auto& row) { return row.second > 0; }));
}

struct Counts {
  double gain = 0;           // discounted
  double precision_sum = 0;  // over the ranks of relevant documents
  std::size_t relevant = 0;
  std::size_t judged = 0;
  std::size_t first_relevant = 0;  // rank, 0 when there is none
};

Counts count(const std::vector<Retrieved>& documents, const Judged& judged, std::size_t depth) {
  Counts counts;
  for (std::size_t i = 0; i < std::min(depth, documents.size()); ++i) {
    counts.judged += judged.contains(documents[i].document) ? 1U : 0U;
    const int value = grade(judged, documents[i].document);
    if (value <= 0) continue;
    if (counts.first_relevant == 0) counts.first_relevant = i + 1;
    ++counts.relevant;
    counts.gain += discounted(value, i + 1);
    counts.precision_sum += static_cast<double>(counts.relevant) / static_cast<double>(i + 1);
  }
  return counts;
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0.0; }

}  // namespace

std::string Measure::name() const {
  const auto* const entry = std::find_if(std::begin(kind_names), std::end(kind_names),
                                         [this](const KindName& row) { return row.kind == kind; });
  return std::string(entry->name) + (cutoff == 0 ? "" : "@" + std::to_string(cutoff));
}

std::vector<Measure> parse_measures(std::string_view text) {
  constexpr std::string_view separators = " ,";
  std::vector<Measure> measures;
  for (std::size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    measures.push_back(parse_measure(text.substr(at, end - at)));
    at = text.find_first_not_of(separators, end);
  }
  if (measures.empty()) refuse(text);
  return measures;
}

double evaluate(const Measure& measure, const std::vector<Retrieved>& documents,
                const Judged& judged) {
  const std::size_t depth =
      measure.cutoff == 0 ? std::max(documents.size(), judged.size()) : measure.cutoff;
  const Counts counts = count(documents, judged, depth);
  const auto relevant = static_cast<double>(relevant_count(judged));
  switch (measure.kind) {
    case MeasureKind::ndcg:
      return ratio(counts.gain, ideal_gain(judged, depth));
    case MeasureKind::average_precision:
      return ratio(counts.precision_sum, relevant);
    case MeasureKind::precision:
      return ratio(static_cast<double>(counts.relevant), static_cast<double>(depth));
    case MeasureKind::recall:
      return ratio(static_cast<double>(counts.relevant), relevant);
    case MeasureKind::reciprocal_rank:
      return counts.first_relevant == 0 ? 0.0 : 1.0 / static_cast<double>(counts.first_relevant);
    case MeasureKind::judged:
      return ratio(static_cast<double>(counts.judged),
                   static_cast<double>(std::min(depth, documents.size())));
  }
  return 0.0;
}

std::map<std::string, double> evaluate(const Measure& measure, const Run& run, const Qrels& qrels) {
  static const std::vector<Retrieved> nothing;
  std::map<std::string, double> scores;
  for (const auto& [topic, judged] : qrels) {
    if (relevant_count(judged) == 0) continue;
    const auto found = run.topics.find(topic);
    scores[topic] = evaluate(measure, found == run.topics.end() ? nothing : found->second, judged);
  }
  return scores;
}

double mean(const std::map<std::string, double>& scores) {
  const double sum =
      std::accumulate(scores.begin(), scores.end(), 0.0,
                      [](double total, const auto& row) { return total + row.second; });
  return scores.empty() ? 0.0 : sum / static_cast<double>(scores.size());
}

}  // namespace technews::benchmarks
