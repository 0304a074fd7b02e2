#include "benchmarks/ranking/run_comparison.h"

#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/rank_overlap.h"
#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>

namespace technews::benchmarks {
namespace {

using terminal::ValueKind;

void add_overlap(const Run& a, const Run& b, ComparisonReport& report) {
  double overlap = 0;
  double tau = 0;
  std::size_t topics = 0;
  for (const RankedTopic& topic : a.topics) {
    const RankedTopic* const other = b.find(topic.topic);
    if (other == nullptr) continue;
    overlap += rank_biased_overlap(topic.documents, other->documents);
    tau += kendall_tau(topic.documents, other->documents);
    ++topics;
  }
  if (topics == 0) return;
  report.overlap = overlap / static_cast<double>(topics);
  report.tau = tau / static_cast<double>(topics);
}

struct JudgedPair {
  const Run& before;
  const Run& after;
  const Qrels& qrels;
};

// The ends of the list of topics, with what moved in each.
void add_topics(const JudgedPair& runs, std::size_t most, ComparisonReport& report) {
  constexpr std::size_t documents_shown = 2;
  constexpr double least = 1e-12;
  const auto& topics = report.comparison.topics;
  const auto told = [&](const TopicDifference& each) {
    return ComparedTopic{each, moved_documents(runs.before, runs.after,
                                               *runs.qrels.find(each.topic), documents_shown)};
  };
  for (auto at = topics.begin(); at != topics.end() && report.worst.size() < most; ++at)
    if (at->difference() < -least) report.worst.push_back(told(*at));
  for (auto at = topics.rbegin(); at != topics.rend() && report.best.size() < most; ++at)
    if (at->difference() > least) report.best.push_back(told(*at));
}

}  // namespace

NamedRun read_named_run(const std::string& path) {
  return {terminal::sanitize(path), read_run(path)};
}

std::vector<ComparisonReport> compare_runs(const std::vector<NamedRun>& runs,
                                           const Yardstick& yardstick,
                                           const RunComparisonOptions& options) {
  require_topic_values(yardstick.measures);
  std::vector<ComparisonReport> reports;
  std::vector<Comparison> comparisons;
  for (const Measure& measure : yardstick.measures) {
    const auto values = [&](const Run& run) {
      return values_by_topic(run, yardstick.qrels, measure, yardstick.options);
    };
    const auto before = values(runs.front().run);
    for (std::size_t i = 1; i < runs.size(); ++i) {
      comparisons.push_back(compare(before, values(runs[i].run), options.statistics));
      comparisons.back().measure = measure.name;
      ComparisonReport& report = reports.emplace_back(
          ComparisonReport{runs.front().name, runs[i].name, comparisons.back()});
      add_overlap(runs.front().run, runs[i].run, report);
      add_topics({runs.front().run, runs[i].run, yardstick.qrels}, options.topics_shown, report);
    }
  }
  correct(comparisons, options.correction);
  for (std::size_t i = 0; i < reports.size(); ++i)
    reports[i].comparison.corrected_p = comparisons[i].corrected_p;
  return reports;
}

ComparisonHeading heading_of(const RunComparisonOptions& options) {
  const char* names[] = {"Holm", "Benjamini-Hochberg", ""};
  return {names[static_cast<std::size_t>(options.correction)], options.statistics.alpha,
          options.statistics.permutation.flips, options.statistics.permutation.seed};
}

std::vector<terminal::Flag> comparison_flags() {
  return {
      {.name = "alpha",
       .kind = ValueKind::number,
       .value = "P",
       .help = "a corrected p below it counts as a difference",
       .group = "Test",
       .default_text = "0.05"},
      {.name = "correction",
       .kind = ValueKind::choice,
       .help = "how p is corrected for several comparisons",
       .group = "Test",
       .default_text = "holm",
       .choices = {"holm", "bh", "none"}},
      {.name = "permutations",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "random sign assignments; all of them when there are fewer",
       .group = "Test",
       .default_text = "100000",
       .minimum = 1000,
       .maximum = 100'000'000},
      seed_flag("seed of the sign flips and the bootstrap; the same seed gives the same numbers"),
  };
}

RunComparisonOptions comparison_options_of(const terminal::ParsedArguments& arguments) {
  RunComparisonOptions options;
  const auto seed = static_cast<std::uint64_t>(arguments.integer_or("seed", 1));
  options.statistics.permutation = {
      static_cast<std::size_t>(arguments.integer_or("permutations", 100'000)), seed};
  options.statistics.bootstrap.seed = seed;
  options.statistics.alpha = arguments.number("alpha").value_or(0.05);
  if (options.statistics.alpha <= 0 || options.statistics.alpha >= 1)
    throw base::Error(base::ErrorCode::usage, "--alpha takes a probability between 0 and 1");
  const std::string correction = arguments.text_or("correction", "holm");
  options.correction = correction == "holm" ? Correction::holm
                       : correction == "bh" ? Correction::benjamini_hochberg
                                            : Correction::none;
  return options;
}

}  // namespace technews::benchmarks
