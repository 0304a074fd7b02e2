// Whether differences between two runs are more than chance, and how large they may be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace technews::benchmarks {

// Differences of one topic each. All of these are deterministic: the same seed, the same result.
using Differences = std::vector<double>;

double mean(const Differences& differences);
// With n - 1; 0 for fewer than two.
double standard_deviation(const Differences& differences);

// Two-sided p of the paired t-test (Student 1908; Smucker, Allan and Carterette, CIKM 2007). 1 for
// fewer than two differences, or when all are 0; 0 when all are the same and not 0.
double paired_t_p(const Differences& differences);

struct PermutationOptions {
  std::size_t flips = 100'000;
  std::uint64_t seed = 1;
};

// Two-sided p of the sign-flip permutation test (Fisher): the share of sign assignments whose mean
// is at least as far from zero. All assignments when there are no more than options.flips of them,
// else that many random ones and the observed one. O(differences × flips).
double permutation_p(const Differences& differences, const PermutationOptions& options = {});
// By enumeration, and by random assignments only. REQUIRES of the first: at most 30 differences.
double exact_permutation_p(const Differences& differences);
double random_permutation_p(const Differences& differences, const PermutationOptions& options);

// p values corrected for being several, in the order given: Holm 1979 keeps the chance of any false
// alarm, Benjamini & Hochberg 1995 the share of false alarms among alarms.
std::vector<double> holm(const std::vector<double>& p);
std::vector<double> benjamini_hochberg(const std::vector<double>& p);

struct Interval {
  double low = 0;
  double high = 0;
};

struct BootstrapOptions {
  double confidence = 0.95;
  std::size_t samples = 10'000;
  std::uint64_t seed = 1;
};

// Of the mean difference: percentiles of the means of resampled topics (Efron 1979).
// O(differences × samples).
Interval bootstrap_interval(const Differences& differences, const BootstrapOptions& options = {});

// The smallest true mean difference that a two-sided t-test at level alpha would find with 80 %
// probability, given their spread; by t quantiles. Infinite for fewer than two differences.
double detectable_effect(const Differences& differences, double alpha = 0.05);
// How many topics of that spread are needed to find that mean difference with 80 % probability; 0
// when there is no difference to be found.
std::size_t topics_needed(double effect, double deviation, double alpha = 0.05);

}  // namespace technews::benchmarks
