#include "benchmarks/ranking/significance.h"

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

TEST_CASE("The permutation test agrees with counting every sign assignment") {
  // Differences 1, 2, 3, 4: of the 16 sign assignments, 2 are as far from zero as the observed.
  const std::map<std::string, double> a{{"1", 0}, {"2", 0}, {"3", 0}, {"4", 0}};
  const std::map<std::string, double> b{{"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}};
  const Comparison result = compare(a, b);
  CHECK(result.p == Approx(2.0 / 16.0).margin(0.005));
  CHECK(result.wins == 4);
  CHECK(result.losses == 0);
  CHECK(result.mean_b == Approx(2.5));
}

TEST_CASE("Equal runs are never different") {
  const std::map<std::string, double> a{{"1", 0.3}, {"2", 0.7}, {"3", 0.1}};
  CHECK(compare(a, a).p == Approx(1.0));
}

TEST_CASE("The same seed gives the same p") {
  const std::map<std::string, double> a{{"1", 0.3}, {"2", 0.7}, {"3", 0.1}, {"4", 0.2}};
  const std::map<std::string, double> b{{"1", 0.4}, {"2", 0.6}, {"3", 0.5}, {"4", 0.3}};
  const PermutationOptions options{1000, 42};
  CHECK(compare(a, b, options).p == compare(a, b, options).p);
}
