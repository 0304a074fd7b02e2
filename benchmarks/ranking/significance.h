// Whether a difference between two runs is more than chance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace technews::benchmarks {

struct Comparison {
  std::size_t topics = 0;
  double mean_a = 0;
  double mean_b = 0;
  std::size_t wins = 0;    // topics where b is better
  std::size_t losses = 0;  // topics where b is worse
  double p = 1;            // two-sided, sign-flip permutation test
};

struct PermutationOptions {
  std::size_t flips = 100'000;
  std::uint64_t seed = 1;
};

// Paired sign-flip (Fisher's) permutation test of b against a over their common topics: the share
// of random sign assignments whose mean difference is at least as far from zero, counting the
// observed one (Smucker, Allan and Carterette, CIKM 2007). O(topics × flips); the same seed gives
// the same p. REQUIRES: a and b hold the same topics.
Comparison compare(const std::map<std::string, double>& a, const std::map<std::string, double>& b,
                   const PermutationOptions& options = {});

}  // namespace technews::benchmarks
