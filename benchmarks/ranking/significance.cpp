#include "benchmarks/ranking/significance.h"

#include "benchmarks/ranking/distributions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace technews::benchmarks {
namespace {

// Sums in another order differ by rounding: sums this close are the same.
constexpr double rounding = 1e-12;

double sum_of(const Differences& differences) {
  return std::accumulate(differences.begin(), differences.end(), 0.0);
}

double bound_of(const Differences& differences) { return std::abs(sum_of(differences)) - rounding; }

// Places of the values, smallest first.
std::vector<std::size_t> ascending(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&values](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

// A whole number below count, the same on every platform (Lemire 2019, without the correction: the
// bias is count / 2^64).
std::size_t below(std::size_t count, std::mt19937_64& random) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::size_t>((static_cast<Wide>(random()) * count) >> 64U);
}

// t quantiles of the test and of the power.
double quantiles(double degrees, double alpha) {
  constexpr double power = 0.8;
  return student_t_quantile(alpha / 2, degrees) + student_t_quantile(1 - power, degrees);
}

}  // namespace

double mean(const Differences& differences) {
  return differences.empty() ? 0.0 : sum_of(differences) / static_cast<double>(differences.size());
}

double standard_deviation(const Differences& differences) {
  if (differences.size() < 2) return 0;
  const double center = mean(differences);
  double sum = 0;
  for (const double each : differences) sum += (each - center) * (each - center);
  return std::sqrt(sum / static_cast<double>(differences.size() - 1));
}

double paired_t_p(const Differences& differences) {
  const auto count = static_cast<double>(differences.size());
  const double center = mean(differences);
  if (count < 2 || std::abs(center) < rounding) return 1;
  const double deviation = standard_deviation(differences);
  if (deviation < rounding) return 0;
  return student_t_p(center / (deviation / std::sqrt(count)), count - 1);
}

double exact_permutation_p(const Differences& differences) {
  const double bound = bound_of(differences);
  const std::uint64_t assignments = std::uint64_t{1} << differences.size();
  std::uint64_t as_far = 0;
  for (std::uint64_t signs = 0; signs < assignments; ++signs) {
    double sum = 0;
    for (std::size_t i = 0; i < differences.size(); ++i)
      sum += ((signs >> i) & 1U) != 0 ? differences[i] : -differences[i];
    as_far += std::abs(sum) >= bound ? 1U : 0U;
  }
  return static_cast<double>(as_far) / static_cast<double>(assignments);
}

double random_permutation_p(const Differences& differences, const PermutationOptions& options) {
  const double bound = bound_of(differences);
  std::mt19937_64 random(options.seed);
  std::size_t as_far = 1;  // the observed assignment
  for (std::size_t flip = 0; flip < options.flips; ++flip) {
    double sum = 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      if (i % 64 == 0) bits = random();
      sum += (bits & 1U) != 0 ? differences[i] : -differences[i];
      bits >>= 1U;
    }
    as_far += std::abs(sum) >= bound ? 1U : 0U;
  }
  return static_cast<double>(as_far) / static_cast<double>(options.flips + 1);
}

double permutation_p(const Differences& differences, const PermutationOptions& options) {
  constexpr std::size_t most_enumerated = 30;
  const std::size_t count = differences.size();
  if (count <= most_enumerated && (std::size_t{1} << count) <= options.flips)
    return exact_permutation_p(differences);
  return random_permutation_p(differences, options);
}

std::vector<double> holm(const std::vector<double>& p) {
  std::vector<double> corrected(p.size());
  double last = 0;
  std::size_t left = p.size();
  for (const std::size_t at : ascending(p)) {
    last = std::max(last, std::min(1.0, p[at] * static_cast<double>(left--)));
    corrected[at] = last;
  }
  return corrected;
}

std::vector<double> benjamini_hochberg(const std::vector<double>& p) {
  std::vector<double> corrected(p.size());
  const std::vector<std::size_t> order = ascending(p);
  double last = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t at = order[rank - 1];
    last = std::min(last, p[at] * static_cast<double>(p.size()) / static_cast<double>(rank));
    corrected[at] = last;
  }
  return corrected;
}

Interval bootstrap_interval(const Differences& differences, const BootstrapOptions& options) {
  if (differences.empty()) return {};
  std::mt19937_64 random(options.seed);
  std::vector<double> means(options.samples);
  for (double& each : means) {
    double sum = 0;
    for (std::size_t i = 0; i < differences.size(); ++i)
      sum += differences[below(differences.size(), random)];
    each = sum / static_cast<double>(differences.size());
  }
  std::sort(means.begin(), means.end());
  const double tail = (1 - options.confidence) / 2 * static_cast<double>(means.size());
  const auto cut = std::min(static_cast<std::size_t>(tail), means.size() - 1);
  return {means[cut], means[means.size() - 1 - cut]};
}

double detectable_effect(const Differences& differences, double alpha) {
  if (differences.size() < 2) return std::numeric_limits<double>::infinity();
  const auto count = static_cast<double>(differences.size());
  return quantiles(count - 1, alpha) * standard_deviation(differences) / std::sqrt(count);
}

std::size_t topics_needed(double effect, double deviation, double alpha) {
  if (std::abs(effect) < rounding || deviation < rounding) return 0;
  double count = 2;
  // The quantiles fall slowly with the count: a few rounds settle it.
  for (int round = 0; round < 100; ++round) {
    const double factor = quantiles(count - 1, alpha) * deviation / std::abs(effect);
    const double next = std::max(2.0, std::ceil(factor * factor));
    if (next == count) break;
    count = round < 50 ? next : std::max(count, next);
  }
  return static_cast<std::size_t>(count);
}

}  // namespace technews::benchmarks
