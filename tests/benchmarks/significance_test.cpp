#include "benchmarks/ranking/significance.h"

#include <cmath>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

namespace {

// Twelve topics under two rankings, as differences.
const Differences worked{.35 - .31, .40 - .42, .22 - .05, .95 - .90, .61 - .66, .30 - .13,
                         .80 - .77, .70 - .58, .20 - .24, .55 - .35, .80 - .81, .62 - .49};

// Normal variates by Box and Muller, the same on every platform.
Differences normal(std::size_t count, double center, std::mt19937_64& random) {
  const auto uniform = [&random] {
    return (static_cast<double>(random() >> 11U) + 0.5) / 9007199254740992.0;
  };
  Differences values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(center + std::sqrt(-2 * std::log(uniform())) *
                                  std::cos(2 * 3.14159265358979323846 * uniform()));
  return values;
}

}  // namespace

TEST_CASE("The paired t-test equals a reference of 60 digits") {
  // t = 2.56888187547934912, 11 degrees of freedom; from decimal arithmetic of 80 digits.
  CHECK(std::abs(paired_t_p(worked) - 2.61023375368704834e-2) < 1e-10);
  CHECK(mean(worked) / standard_deviation(worked) == Approx(0.741572321162176).epsilon(1e-12));
}

TEST_CASE("Differences that show nothing have p 1, certain ones p 0") {
  CHECK(paired_t_p({}) == 1);
  CHECK(paired_t_p({0.3}) == 1);
  CHECK(paired_t_p({0, 0, 0}) == 1);
  CHECK(paired_t_p({0.2, 0.2, 0.2}) == 0);
  CHECK(permutation_p({}) == 1);
  CHECK(permutation_p({0, 0, 0}) == 1);
  CHECK(permutation_p({0.2, 0.2, 0.2}) == Approx(2.0 / 8));
}

TEST_CASE("The sign-flip test enumerates few topics exactly") {
  // 140 of 4096 assignments are at least as far from 0, counted in exact fractions.
  CHECK(exact_permutation_p(worked) == 140.0 / 4096);
  CHECK(permutation_p(worked) == 140.0 / 4096);
  // 1 + 2 + 4 = 7 and its mirror alone reach 7.
  CHECK(exact_permutation_p({1, 2, 4}) == 2.0 / 8);
}

TEST_CASE("Random sign flips agree with enumeration within their error") {
  const std::vector<Differences> cases{worked, {1, 2, 4, -1, 3}, {.1, -.1, .2, .05, -.3, .4, .02}};
  for (const Differences& differences : cases) {
    const double exact = exact_permutation_p(differences);
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      const PermutationOptions options{200'000, seed};
      const double error = std::sqrt(exact * (1 - exact) / 200'000.0);
      CHECK(std::abs(random_permutation_p(differences, options) - exact) < 5 * error + 1e-5);
    }
  }
}

TEST_CASE("The same seed gives the same numbers") {
  std::mt19937_64 random(5);
  const Differences differences = normal(60, 0.1, random);
  const PermutationOptions options{10'000, 7};
  CHECK(permutation_p(differences, options) == permutation_p(differences, options));
  CHECK(bootstrap_interval(differences).low == bootstrap_interval(differences).low);
  CHECK(bootstrap_interval(differences, {.95, 1000, 1}).low !=
        bootstrap_interval(differences, {.95, 1000, 2}).low);
}

TEST_CASE("Holm and Benjamini-Hochberg correct worked examples") {
  // Four hypotheses, by hand: Holm multiplies by 4, 3, 2, 1 and never falls.
  const std::vector<double> p{0.01, 0.04, 0.03, 0.005};
  const std::vector<double> by_holm{0.03, 0.06, 0.06, 0.02};
  const std::vector<double> by_bh{0.02, 0.04, 0.04, 0.02};
  const auto check = [](const std::vector<double>& found, const std::vector<double>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == Approx(expected[i]));
  };
  check(holm(p), by_holm);
  check(benjamini_hochberg(p), by_bh);
  // The fifteen p values of Benjamini & Hochberg 1995, section 4.1: the first four are found at
  // .05.
  const std::vector<double> published{.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344,
                                      .0459, .3240, .4262, .5719, .6528, .7590, 1.000};
  const std::vector<double> corrected = benjamini_hochberg(published);
  for (std::size_t i = 0; i < corrected.size(); ++i) CHECK((corrected[i] <= .05) == (i < 4));
  CHECK(corrected[3] == Approx(.0095 * 15 / 4));
  // Bonferroni, and so Holm's first steps, find three of them.
  const std::vector<double> stepwise = holm(published);
  for (std::size_t i = 0; i < stepwise.size(); ++i) CHECK((stepwise[i] <= .05) == (i < 3));
  check(holm({0.9, 0.8}), {1, 1});
  CHECK(holm({}).empty());
}

TEST_CASE("A bootstrap interval covers the true mean about as often as it says") {
  std::mt19937_64 random(11);
  constexpr int trials = 400;
  int covered = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const Differences sample = normal(50, 0.3, random);
    const Interval interval = bootstrap_interval(sample, {.95, 1000, 3});
    covered += interval.low <= 0.3 && 0.3 <= interval.high ? 1 : 0;
  }
  // Percentile intervals of 50 values cover about 94 %; 400 trials show that within 3.5 %.
  CHECK(covered >= static_cast<int>(.905 * trials));
  CHECK(covered <= static_cast<int>(.985 * trials));
}

TEST_CASE("A null difference is found at level .05 about one time in twenty") {
  std::mt19937_64 random(13);
  constexpr int trials = 1000;
  int by_t = 0;
  int by_flips = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const Differences sample = normal(20, 0, random);
    by_t += paired_t_p(sample) < .05 ? 1 : 0;
    by_flips += random_permutation_p(sample, {1000, 1}) < .05 ? 1 : 0;
  }
  CHECK(by_t > 25);
  CHECK(by_t < 80);
  CHECK(by_flips > 25);
  CHECK(by_flips < 80);
}

TEST_CASE("The detectable effect is found four times in five") {
  // A spread of .108 needs 231 topics for a difference of .02.
  CHECK(topics_needed(0.02, 0.108) == 231);
  CHECK(topics_needed(0, 0.108) == 0);
  std::mt19937_64 random(17);
  const double effect = [&random] {
    double sum = 0;
    for (int i = 0; i < 50; ++i) sum += detectable_effect(normal(40, 0, random));
    return sum / 50;
  }();
  int found = 0;
  for (int trial = 0; trial < 1000; ++trial)
    found += paired_t_p(normal(40, effect, random)) < .05 ? 1 : 0;
  CHECK(found > 750);
  CHECK(found < 850);
}
