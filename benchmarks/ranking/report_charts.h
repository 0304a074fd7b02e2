// The drawings of a report, as inline SVG that takes its colours from the page.
#pragma once

#include "benchmarks/ranking/report.h"

#include <string>

namespace technews::benchmarks {

// A bar for each topic, greatest loss to greatest gain.
std::string difference_chart(const Comparison& comparison);
// A line for each run: precision over recall.
std::string recall_precision_chart(const Report& report);
// How many topics have their first relevant document at which rank, a bar for each run.
std::string first_rank_chart(const Report& report);
// The runs and their colours.
std::string legend(const Report& report);

}  // namespace technews::benchmarks
