// How measured runs are printed.
#pragma once

#include "benchmarks/ranking/evaluation.h"

#include <string>
#include <vector>

namespace technews::benchmarks {

struct MeasuredRun {
  std::string name;  // the file, sanitised
  std::string tag;
  Evaluation evaluation;
};

struct MeasureOutput {
  const std::vector<Measure>& measures;
  bool per_topic = false;
};

// The lines of trec_eval 9.0.7.
std::string trec_lines(const MeasuredRun& run, const MeasureOutput& output);
// "run<TAB>measure<TAB>topic<TAB>value"; the topic of means is "all".
std::string tsv_lines(const MeasuredRun& run, const MeasureOutput& output);
// A line for each measure, a column for each run.
std::string text_table(const std::vector<MeasuredRun>& runs, const MeasureOutput& output);
// {"schema":"technews.measure/1","runs":[…]}
std::string json_object(const std::vector<MeasuredRun>& runs, const MeasureOutput& output);

}  // namespace technews::benchmarks
