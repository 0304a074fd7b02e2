#include "benchmarks/ranking/fusion.h"

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

namespace {

// "a=0.5 b=0.25": documents and scores of the first topic, in order.
std::string fused(const FusionOptions& options) {
  const std::vector<Run> runs{
      parse_run("q Q0 a 1 10 x\nq Q0 b 2 6 x\nq Q0 c 3 2 x\n", "x"),
      parse_run("q Q0 b 1 1.5 y\nq Q0 d 2 0.5 y\n", "y"),
  };
  const Run run = parse_run(fuse(runs, options), "fused");
  std::string text;
  for (const Retrieved& each : run.find("q")->documents) {
    std::string score = std::to_string(each.score);
    text += (text.empty() ? "" : " ") + std::string(each.document) + "=" + score;
  }
  return text;
}

}  // namespace

TEST_CASE("Fusion is worked by hand") {
  FusionOptions options;
  options.k = 1;
  // b: 1/3 + 1/2, a: 1/2, d: 1/3, c: 1/4
  CHECK(fused(options) == "b=0.833333 a=0.500000 d=0.333333 c=0.250000");
  options.method = FusionMethod::combsum;
  // a 1, b 0.5 + 1, c 0, d 0; ties by id, descending
  CHECK(fused(options) == "b=1.500000 a=1.000000 d=0.000000 c=0.000000");
  options.method = FusionMethod::combmnz;
  CHECK(fused(options) == "b=3.000000 a=1.000000 d=0.000000 c=0.000000");
  options.method = FusionMethod::combsum;
  options.normalization = Normalization::none;
  CHECK(fused(options) == "a=10.000000 b=7.500000 c=2.000000 d=0.500000");
  options.normalization = Normalization::zscore;
  // First run: mean 6, deviation √(32/3) = 3.265986; second: mean 1, deviation .5.
  CHECK(fused(options) == "a=1.224745 b=1.000000 d=-1.000000 c=-1.224745");
}

TEST_CASE("Fusion keeps every topic, and no more documents than asked") {
  FusionOptions options;
  options.depth = 1;
  const std::vector<Run> runs{parse_run("q Q0 a 1 2 x\nq Q0 b 2 1 x\n", "x"),
                              parse_run("r Q0 c 1 1 y\n", "y")};
  CHECK(fuse(runs, options) ==
        "q Q0 a 1 0.016393442622950821 fused\nr Q0 c 1 0.016393442622950821 fused\n");
}
