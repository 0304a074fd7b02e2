#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/manifest.h"
#include "benchmarks/ranking/mapped_file.h"
#include "benchmarks/ranking/run_comparison.h"
#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

using terminal::ValueKind;

struct GateLimits {
  double min_effect = 0;
  double alpha = 0.05;
  std::size_t topics_shown = 10;
};

bool regressed(const Comparison& comparison, const GateLimits& limits) {
  return comparison.difference() < -limits.min_effect && comparison.corrected_p <= limits.alpha;
}

std::string verdict_lines(const ComparisonReport& report, const GateLimits& limits) {
  const Comparison& c = report.comparison;
  const bool failed = regressed(c, limits);
  std::string text = fmt::format(
      "{}: {}  {:.4f} -> {:.4f}, {:+.4f} with {:.4f} tolerated; {} of {} topics fell, p {}\n",
      failed ? "failed" : "passed", c.measure, c.mean_a, c.mean_b, c.difference(),
      limits.min_effect, c.losses, c.topics.size(), p_text(c.corrected_p));
  if (!failed) return text;
  for (const ComparedTopic& each : report.worst)
    text +=
        fmt::format("  {}  {:.4f} -> {:.4f}  {:+.4f}\n", terminal::sanitize(each.difference.topic),
                    each.difference.a, each.difference.b, each.difference.difference());
  if (c.losses > report.worst.size())
    text += fmt::format("  and {} more\n", c.losses - report.worst.size());
  return text;
}

// The latency that the manifest beside a run tells.
Latency latency_of(const std::string& run) {
  const std::filesystem::path path(run);
  const std::string beside = (path.parent_path() / "manifest.json").string();
  if (std::filesystem::exists(beside)) {
    const Manifest manifest = parse_manifest(MappedFile(beside).bytes(), beside);
    for (const RunIdentity& each : manifest.runs)
      if (each.file == path.filename()) return each.latency;
  }
  throw base::Error(base::ErrorCode::usage, "no manifest beside " + run + " tells its latency",
                    {"make the run with rankbench run"});
}

bool too_slow(const std::string& run, double most, terminal::Console& console) {
  const Latency latency = latency_of(run);
  const bool slow = latency.p95 > most;
  console.out().write(fmt::format("{}: 95 % of topics within {:.2f} ms, {:.2f} allowed\n",
                                  slow ? "failed" : "passed", latency.p95, most));
  return slow;
}

}  // namespace

terminal::Command gate_table() {
  const std::vector<terminal::Flag> own{
      {.name = "baseline",
       .kind = ValueKind::file,
       .value = "RUN",
       .help = "the run to be no worse than; required",
       .group = "Gate",
       .in_short_help = true},
      {.name = "min-effect",
       .kind = ValueKind::number,
       .value = "E",
       .help = "a mean may fall by this much",
       .group = "Gate",
       .default_text = "0",
       .in_short_help = true},
      {.name = "alpha",
       .kind = ValueKind::number,
       .value = "P",
       .help = "a fall counts when its corrected p is at most this; 1: every fall",
       .group = "Gate",
       .default_text = "0.05",
       .in_short_help = true},
      {.name = "max-p95-ms",
       .kind = ValueKind::number,
       .value = "L",
       .help = "95 % of topics must be answered within this, as the run's manifest tells",
       .group = "Gate",
       .in_short_help = true},
      {.name = "topics-shown",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "topics that fell most, told when the gate fails",
       .group = "Output",
       .default_text = "10",
       .maximum = 10'000},
  };
  return {
      .name = "gate",
      .usages = {"[OPTIONS] --baseline RUN --qrels FILE RUN"},
      .summary = "fail when a run is worse than a baseline",
      .description =
          "For continuous integration: a measure whose mean fell by more than --min-effect, with a "
          "p of at most --alpha (paired sign flips, Holm over the measures), ends with status 1 "
          "and the topics that fell.",
      .operands = {ValueKind::file, "RUN", 1, 1},
      .flags = terminal::join_flags(judged_flags("nDCG@10"), own),
      .examples = {{"rankbench gate --baseline main.run --qrels qrels.txt -m nDCG@10 "
                    "--min-effect .005 runs/news.run",
                    "no worse than main"}},
      .statuses = {{1, "the run is worse, or too slow"}},
  };
}

int gate_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  const auto baseline = arguments.text("baseline");
  if (!baseline)
    throw base::Error(base::ErrorCode::usage, "no baseline is named",
                      {"name the run to be no worse than with --baseline RUN"});
  GateLimits limits;
  limits.min_effect = arguments.number("min-effect").value_or(0);
  limits.alpha = arguments.number("alpha").value_or(0.05);
  limits.topics_shown = static_cast<std::size_t>(arguments.integer_or("topics-shown", 10));
  RunComparisonOptions options;
  options.topics_shown = limits.topics_shown;
  const std::string path(arguments.operands()[0]);
  const auto reports = compare_runs({read_named_run(*baseline), read_named_run(path)},
                                    yardstick_of(arguments, "nDCG@10"), options);
  bool failed = false;
  for (const ComparisonReport& report : reports) {
    invocation.console.out().write(verdict_lines(report, limits));
    failed = failed || regressed(report.comparison, limits);
  }
  if (const auto most = arguments.number("max-p95-ms"))
    failed = too_slow(path, *most, invocation.console) || failed;
  return failed ? 1 : 0;
}

}  // namespace technews::benchmarks
