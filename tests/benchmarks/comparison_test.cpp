#include "benchmarks/ranking/comparison.h"

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

TEST_CASE("A comparison counts what was won and lost, worst topic first") {
  const std::map<std::string, double> a{{"1", .3}, {"2", .7}, {"3", .1}, {"4", .2}};
  const std::map<std::string, double> b{{"1", .4}, {"2", .2}, {"3", .1}, {"4", .8}};
  const Comparison result = compare(a, b);
  CHECK(result.wins == 2);
  CHECK(result.losses == 1);
  CHECK(result.ties() == 1);
  CHECK(result.mean_a == Approx(.325));
  CHECK(result.difference() == Approx(.05));
  CHECK(result.topics.front().topic == "2");
  CHECK(result.topics.back().topic == "4");
  // 10 of 16 sign assignments of .1, .5, .6 reach .2: all but ±(.1 + .5 - .6) = 0.
  CHECK(result.permutation_p == Approx(12.0 / 16));
}

TEST_CASE("Equal runs are never different") {
  const std::map<std::string, double> a{{"1", .3}, {"2", .7}, {"3", .1}};
  const Comparison result = compare(a, a);
  CHECK(result.permutation_p == 1);
  CHECK(result.t_p == 1);
  CHECK(result.effect == 0);
  CHECK(result.topics_needed == 0);
}

TEST_CASE("Several comparisons are corrected together") {
  std::vector<Comparison> comparisons(3);
  comparisons[0].permutation_p = .01;
  comparisons[1].permutation_p = .5;
  comparisons[2].permutation_p = .02;
  correct(comparisons, Correction::holm);
  CHECK(comparisons[0].corrected_p == Approx(.03));
  CHECK(comparisons[1].corrected_p == Approx(.5));
  CHECK(comparisons[2].corrected_p == Approx(.04));
  correct(comparisons, Correction::benjamini_hochberg);
  CHECK(comparisons[2].corrected_p == Approx(.03));
}

TEST_CASE("The documents that moved most are found") {
  const Run a = parse_run("q Q0 x 1 9 t\nq Q0 y 2 8 t\nq Q0 z 3 7 t\n", "a");
  const Run b = parse_run("q Q0 z 1 9 t\nq Q0 y 2 8 t\n", "b");
  const Qrels qrels = parse_qrels("q 0 x 1\nq 0 y 1\nq 0 z 2\nq 0 w 3\n", "qrels");
  const auto moved = moved_documents(a, b, qrels.topics[0], 5);
  REQUIRE(moved.size() == 2);
  CHECK(moved[0].document == "x");
  CHECK(moved[0].rank_a == 1);
  CHECK(moved[0].rank_b == 0);
  CHECK(moved[1].document == "z");
  CHECK(moved[1].rank_b == 1);
}
