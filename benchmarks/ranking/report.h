// The report: everything about some runs on one page.
#pragma once

#include "benchmarks/ranking/comparison_output.h"
#include "benchmarks/ranking/evaluation.h"
#include "benchmarks/ranking/manifest.h"

#include <optional>
#include <string>
#include <vector>

namespace technews::benchmarks {

struct ReportedRun {
  std::string name;
  std::vector<double> means;             // by measure
  std::vector<double> precision;         // interpolated at recall 0, .1, … 1
  std::vector<std::size_t> first_ranks;  // of the first relevant document, by topic; 0: none
};

struct Report {
  std::string title;
  std::vector<std::string> measures;
  std::size_t topics = 0;
  std::vector<ReportedRun> runs;  // the first is what the others are compared with
  std::vector<ComparisonReport> comparisons;
  ComparisonHeading heading;
  std::optional<Manifest> manifest;
};

// One HTML page without scripts, links or anything to load; every text is escaped. Linear.
std::string report_html(const Report& report);
// For a pull request.
std::string report_markdown(const Report& report);

}  // namespace technews::benchmarks
