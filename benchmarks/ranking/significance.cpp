#include "benchmarks/ranking/significance.h"

#include "benchmarks/ranking/measures.h"

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace technews::benchmarks {
namespace {

// Sums in another order differ by rounding: differences this small are the same.
constexpr double rounding = 1e-12;

double permutation_p(const std::vector<double>& differences, const PermutationOptions& options) {
  const double observed =
      std::abs(std::accumulate(differences.begin(), differences.end(), 0.0)) - rounding;
  std::mt19937_64 random(options.seed);
  std::size_t as_far = 1;  // the observed assignment
  for (std::size_t flip = 0; flip < options.flips; ++flip) {
    double sum = 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      if (i % 64 == 0) bits = random();
      sum += (bits & 1) != 0 ? differences[i] : -differences[i];
      bits >>= 1;
    }
    as_far += std::abs(sum) >= observed ? 1U : 0U;
  }
  return static_cast<double>(as_far) / static_cast<double>(options.flips + 1);
}

}  // namespace

Comparison compare(const std::map<std::string, double>& a, const std::map<std::string, double>& b,
                   const PermutationOptions& options) {
  Comparison result{a.size(), mean(a), mean(b)};
  std::vector<double> differences;
  for (const auto& [topic, score] : a) {
    const double difference = b.at(topic) - score;
    result.wins += difference > rounding ? 1U : 0U;
    result.losses += difference < -rounding ? 1U : 0U;
    differences.push_back(difference);
  }
  result.p = permutation_p(differences, options);
  return result;
}

}  // namespace technews::benchmarks
