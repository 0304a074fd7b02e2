#include "benchmarks/ranking/cross_validation.h"

#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

TEST_CASE("Points are chosen without the fold they are measured on") {
  // Two points, four topics in two folds: the first point suits fold 0, the second fold 1.
  const TuningScores scores{{{.9, .7, .1, .1}, {.2, .2, .8, .6}}, {0, 0, 1, 1}, false};
  const TuningResult result = cross_validate(scores);
  REQUIRE(result.folds.size() == 2);
  CHECK(result.folds[0].point == 1);
  CHECK(result.folds[0].training == Approx(.7));
  CHECK(result.folds[0].held_out == Approx(.2));
  CHECK(result.folds[1].point == 0);
  CHECK(result.cross_validated == Approx((.2 + .2 + .1 + .1) / 4));
  CHECK(result.resubstitution == Approx(.45));
  CHECK(result.leak() == Approx(.3));
}

TEST_CASE("Collections weigh the same, whatever their topics") {
  const TuningScores scores{{{1, 1, 1, 0}, {0, 0, 0, 1}}, {0, 0, 0, 1}, true};
  const TuningResult result = cross_validate(scores);
  CHECK(result.resubstitution == Approx(.5));
  CHECK(result.cross_validated == Approx(0));
}

TEST_CASE("Noise gains nothing by tuning, and resubstitution says it does") {
  std::mt19937_64 random(3);
  TuningScores scores;
  for (int point = 0; point < 50; ++point) {
    scores.values.emplace_back();
    for (int topic = 0; topic < 40; ++topic)
      scores.values.back().push_back(static_cast<double>(random() % 1000) / 1000);
  }
  scores.folds = deal_folds(40, 5, 1);
  const TuningResult result = cross_validate(scores);
  CHECK(result.resubstitution > .57);
  CHECK(result.cross_validated < .55);
  CHECK(result.leak() > .04);
}

TEST_CASE("Folds are dealt evenly, and the same for the same seed") {
  const auto folds = deal_folds(23, 5, 9);
  std::vector<int> sizes(5);
  for (const std::size_t fold : folds) ++sizes.at(fold);
  for (const int size : sizes) CHECK((size == 4 || size == 5));
  CHECK(folds == deal_folds(23, 5, 9));
  CHECK(folds != deal_folds(23, 5, 10));
}

TEST_CASE("A grid is every combination") {
  CHECK(grid_points("b=.2,.5") == std::vector<std::string>{"b=0.2", "b=0.5"});
  const auto points = grid_points("k1=.6:1.8:.2;b=.2:.9:.1");
  CHECK(points.size() == 7 * 8);
  CHECK(points.front() == "k1=0.6,b=0.2");
  CHECK(points.back() == "k1=1.8,b=0.9");
  for (const char* bad :
       {"", "k1", "k1=", "=1", "k1=1:2", "k1=2:1:.1", "k1=1:2:0", "k1=x", "k1=1;;"}) {
    INFO(bad);
    CHECK_THROWS_WITH(grid_points(bad), Catch::Contains("is no part of a grid"));
  }
  CHECK_THROWS_WITH(grid_points("a=1:100:1;b=1:100:1;c=1,2"),
                    Catch::Contains("more than 10,000 points"));
}
