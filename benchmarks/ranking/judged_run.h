// What the verbs share: the judgments, measures and settings that the flags name, and the notes
// that a reader of numbers needs.
#pragma once

#include "benchmarks/ranking/evaluation.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

#include <string>
#include <vector>

namespace technews::benchmarks {

struct Yardstick {
  Qrels qrels;
  std::vector<Measure> measures;
  EvaluationOptions options;
};

// --qrels, --measures, --level and the flags that only measure has. Throws Error(usage) without
// --qrels or for an unknown measure, Error(io) for a bad file.
Yardstick yardstick_of(const terminal::ParsedArguments& arguments, const std::string& fallback);

// Measures that have a value for every topic, as comparisons need. Throws Error(usage) naming one
// that hasn't.
void require_topic_values(const std::vector<Measure>& measures);

// Says on the error stream which topics are missing or not judged, and how many documents tie.
void say_notes(const std::string& run, const EvaluationNotes& notes, bool complete,
               terminal::Console& console);

}  // namespace technews::benchmarks
