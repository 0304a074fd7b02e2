// Compares runs under measures, as compare, gate and report do.
#pragma once

#include "benchmarks/ranking/comparison_output.h"
#include "benchmarks/ranking/judged_run.h"

#include <string>
#include <vector>

namespace technews::benchmarks {

struct NamedRun {
  std::string name;  // the file, sanitised
  Run run;
};

NamedRun read_named_run(const std::string& path);

struct RunComparisonOptions {
  ComparisonOptions statistics;
  Correction correction = Correction::holm;
  std::size_t topics_shown = 3;  // worst, and best
};

// The first run against each of the others, under each measure.
std::vector<ComparisonReport> compare_runs(const std::vector<NamedRun>& runs,
                                           const Yardstick& yardstick,
                                           const RunComparisonOptions& options);

ComparisonHeading heading_of(const RunComparisonOptions& options);

// --alpha, --permutations, --seed, --correction and their values.
std::vector<terminal::Flag> comparison_flags();
RunComparisonOptions comparison_options_of(const terminal::ParsedArguments& arguments);

}  // namespace technews::benchmarks
