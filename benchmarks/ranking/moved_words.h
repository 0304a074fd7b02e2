// Which words and fields moved documents from one run to another: both searched again.
#pragma once

#include "benchmarks/ranking/comparison_output.h"
#include "benchmarks/ranking/run_comparison.h"

#include <span>
#include <string>
#include <vector>

namespace technews::benchmarks {

// Fills the words of the moved documents of reports, which are compare_runs() of these runs, read
// from these files: the run's manifest.json beside it says how it was made. Returns what kept runs
// from being searched again, a line each: no manifest, another index than then, other topics. When
// it is the first run, nothing can be told and only that line is given. A search for each document
// and run, about 1 ms.
std::vector<std::string> tell_moved_words(std::span<const std::string> paths,
                                          const std::vector<NamedRun>& runs,
                                          std::vector<ComparisonReport>& reports);

}  // namespace technews::benchmarks
