// How alike two rankings are.
#pragma once

#include "benchmarks/ranking/trec_files.h"

#include <vector>

namespace technews::benchmarks {

// Extrapolated rank-biased overlap (Webber, Moffat & Zobel 2010, equation 32): 1 for the same
// ranking, 0 for nothing in common; persistence is how likely a reader goes on to the next rank.
// Both empty: 1. Linear.
double rank_biased_overlap(const std::vector<Retrieved>& a, const std::vector<Retrieved>& b,
                           double persistence = 0.9);

// Kendall's tau of the documents that both retrieve: 1 for the same order, -1 for the reverse, 1
// for fewer than two. O(n log n).
double kendall_tau(const std::vector<Retrieved>& a, const std::vector<Retrieved>& b);

}  // namespace technews::benchmarks
