#include "benchmarks/ranking/measures.h"

#include "shared/base/error.h"

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

namespace {

// Ranks 1..5: grades 3, unjudged, 2, 0, 1; a relevant document of grade 3 is not retrieved.
const std::vector<Retrieved> documents{{"a", 5}, {"x", 4}, {"b", 3}, {"c", 2}, {"d", 1}};
const std::unordered_map<std::string, int> judged{{"a", 3}, {"b", 2}, {"c", 0}, {"d", 1}, {"e", 3}};

double value(const char* name) { return evaluate(parse_measures(name).front(), documents, judged); }

}  // namespace

TEST_CASE("Measures of a ranking worked by hand") {
  // DCG@3 = 3/1 + 2/2 = 4; ideal = 3 + 3/log2(3) + 2/2 = 5.892789...
  CHECK(value("nDCG@3") == Approx(4.0 / (3.0 + 3.0 / 1.5849625007211562 + 1.0)));
  CHECK(value("AP") == Approx((1.0 + 2.0 / 3.0 + 3.0 / 5.0) / 4.0));
  CHECK(value("AP@3") == Approx((1.0 + 2.0 / 3.0) / 4.0));
  CHECK(value("P@10") == Approx(0.3));
  CHECK(value("P@3") == Approx(2.0 / 3.0));
  CHECK(value("R@3") == Approx(0.5));
  CHECK(value("RR") == Approx(1.0));
  CHECK(value("Judged@5") == Approx(0.8));
}

TEST_CASE("Names are printed as they are read, unknown ones are refused") {
  const auto measures = parse_measures("nDCG@10 AP,P@5 R@1000 RR@10 Judged@20");
  REQUIRE(measures.size() == 6);
  CHECK(measures[0].name() == "nDCG@10");
  CHECK(measures[1].name() == "AP");
  CHECK(measures[5].name() == "Judged@20");
  for (const char* text : {"", "ndcg", "P", "nDCG@0", "nDCG@x", "nDCG@10x", "R@-1"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_measures(text), technews::base::Error);
  }
}

TEST_CASE("A topic that the run lacks scores zero, one without relevant documents is left out") {
  const Qrels qrels{{"1", {{"a", 1}}}, {"2", {{"b", 1}}}, {"3", {{"c", 0}}}};
  Run run;
  run.topics["1"] = {{"a", 1.0}};
  run.topics["9"] = {{"a", 1.0}};
  const auto scores = evaluate(parse_measures("RR").front(), run, qrels);
  CHECK(scores == std::map<std::string, double>{{"1", 1.0}, {"2", 0.0}});
  CHECK(mean(scores) == Approx(0.5));
}
