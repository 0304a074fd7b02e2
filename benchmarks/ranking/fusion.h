// Fusion: several rankings of a topic as one.
#pragma once

#include "benchmarks/ranking/trec_files.h"

#include <string>
#include <string_view>
#include <vector>

namespace technews::benchmarks {

enum class FusionMethod {
  rrf,      // sum of 1 / (k + rank): Cormack, Clarke & Büttcher, SIGIR 2009
  combsum,  // sum of scores: Fox & Shaw, TREC-2, 1994
  combmnz,  // that sum times the number of rankings that retrieve the document: likewise
};

// What scores of a topic are made comparable by, before they are added up.
enum class Normalization {
  minmax,  // the best is 1, the last 0; 1 when all are the same
  zscore,  // mean 0, standard deviation 1; 0 when all are the same
  none,
};

struct FusionOptions {
  FusionMethod method = FusionMethod::rrf;
  Normalization normalization = Normalization::minmax;
  double k = 60;             // of rrf
  std::size_t depth = 1000;  // documents of a topic that are written
  std::string tag = "fused";
};

// The fused run in TREC's form, topics in the order of their ids' bytes; ties stand as trec_eval
// orders them. O(n log n) for n lines.
std::string fuse(const std::vector<Run>& runs, const FusionOptions& options);

}  // namespace technews::benchmarks
