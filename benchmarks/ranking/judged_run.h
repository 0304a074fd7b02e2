// What measure and compare share: the judgments and measures that the flags name.
#pragma once

#include "benchmarks/ranking/measures.h"
#include "benchmarks/ranking/trec_files.h"
#include "shared/terminal/arguments.h"

#include <vector>

namespace technews::benchmarks {

struct Yardstick {
  Qrels qrels;
  std::vector<Measure> measures;
};

// Throws Error(usage) without --qrels or for an unknown measure, Error(io) for a bad file.
Yardstick yardstick_of(const terminal::ParsedArguments& arguments);

}  // namespace technews::benchmarks
