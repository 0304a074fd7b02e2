// How comparisons are printed.
#pragma once

#include "benchmarks/ranking/comparison.h"

#include <string>
#include <vector>

namespace technews::benchmarks {

struct ComparedTopic {
  TopicDifference difference;
  std::vector<MovedDocument> moved;
};

// A comparison and what is told beside it.
struct ComparisonReport {
  std::string run_a;  // files, sanitised
  std::string run_b;
  Comparison comparison;
  std::vector<ComparedTopic> worst = {};  // greatest loss first
  std::vector<ComparedTopic> best = {};   // greatest gain first
  double overlap = 1;                     // RBO, mean over the topics of both runs
  double tau = 1;                         // Kendall's, likewise
};

struct ComparisonHeading {
  std::string correction;  // "Holm", "Benjamini-Hochberg" or empty
  double alpha = 0.05;
  std::size_t flips = 0;
  std::uint64_t seed = 1;
};

// "better", "worse" or "no difference shown", by the corrected p.
std::string verdict(const Comparison& comparison, double alpha);
std::string p_text(double p);

std::string comparison_text(const std::vector<ComparisonReport>& reports,
                            const ComparisonHeading& heading);
std::string comparison_markdown(const std::vector<ComparisonReport>& reports,
                                const ComparisonHeading& heading);
// {"schema":"technews.compare/1",…}
std::string comparison_json(const std::vector<ComparisonReport>& reports,
                            const ComparisonHeading& heading);

}  // namespace technews::benchmarks
