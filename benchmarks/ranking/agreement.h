// Whether two judgings of the same documents agree.
#pragma once

#include "benchmarks/ranking/trec_files.h"

#include <cstddef>
#include <map>
#include <utility>

namespace technews::benchmarks {

struct Agreement {
  std::size_t documents = 0;                          // judged in both
  std::map<std::pair<int, int>, std::size_t> counts;  // by first and second grade
  double same = 0;                                    // share of documents with the same grade
  double binary = 0;                                  // ... that are both relevant or both not
  double kappa = 0;     // Cohen 1960, of grades; 1 when chance alone would agree wholly
  double weighted = 0;  // Cohen 1968, grades weighed by the square of their distance
};

// O(n log n).
Agreement agreement(const Qrels& first, const Qrels& second);

}  // namespace technews::benchmarks
