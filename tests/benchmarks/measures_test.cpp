#include "benchmarks/ranking/measures.h"

#include "benchmarks/ranking/evaluation.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

namespace {

// Ranks 1..6: grade 3, not judged, 2, 0, pooled but not judged, 1; one of grade 3 is not retrieved.
const char* const ranking =
    "q Q0 a 1 6 t\nq Q0 x 2 5 t\nq Q0 b 3 4 t\nq Q0 c 4 3 t\nq Q0 u 5 2 t\nq Q0 d 6 1 t\n";
const char* const judgments = "q 0 a 3\nq 0 b 2\nq 0 c 0\nq 0 d 1\nq 0 e 3\nq 0 u -1\n";

double value(const char* name, const EvaluationOptions& options = {}) {
  const std::vector<Measure> measures = parse_measures(name);
  REQUIRE(measures.size() == 1);
  return evaluate(parse_run(ranking, "run"), parse_qrels(judgments, "qrels"), measures, options)
      .means[0];
}

std::string names(const char* text) {
  std::string joined;
  for (const Measure& measure : parse_measures(text))
    joined += (joined.empty() ? "" : " ") + measure.name;
  return joined;
}

}  // namespace

TEST_CASE("Measures of a ranking worked by hand") {
  const double log3 = std::log2(3);
  const double log7 = std::log2(7);
  const struct {
    const char* name;
    double value;
  } rows[]{
      {"nDCG@3", (3 + 2 / 2.0) / (3 + 3 / log3 + 2 / 2.0)},
      {"ndcg", (3 + 2 / 2.0 + 1 / log7) / (3 + 3 / log3 + 2 / 2.0 + 1 / std::log2(5))},
      {"ndcg_cut.3", (3 + 2 / 2.0) / (3 + 3 / log3 + 2 / 2.0)},
      {"ndcg.1=0,2=5,3=5", (5 + 5 / 2.0) / (5 + 5 / log3 + 5 / 2.0)},
      {"AP", (1 + 2.0 / 3 + 3.0 / 6) / 4},
      {"map", (1 + 2.0 / 3 + 3.0 / 6) / 4},
      {"AP@3", (1 + 2.0 / 3) / 4},
      {"AP(rel=3)", 1.0 / 2},
      {"P@10", .3},
      {"P_3", 2.0 / 3},
      {"P(rel=2)@6", 2.0 / 6},
      {"R@3", .5},
      {"recall.3", .5},
      {"RR", 1},
      {"RR(rel=3)@1", 1},
      {"Judged@5", 3.0 / 5},
      {"Rprec", 2.0 / 4},
      {"Success@1", 1},
      // b is preferred to no judged document wrongly, d has c above it: 1 - min(1,4)/min(1,4) = 0.
      {"bpref", (1 + 1 + 0) / 4.0},
      // d at rank 6: 1/6 + 5/6 × 4/5 × (2 + e) / (3 + 2e), b at rank 3: 1/3 + 2/3 × 1/2 × (1 + e) /
      // (1 + 2e), e = .00001
      {"infAP",
       (1 + (1.0 / 3 + 1.0 / 3 * 1.00001 / 1.00002) + (1.0 / 6 + 4.0 / 6 * 2.00001 / 3.00002)) / 4},
      {"iprec_at_recall.0.5", 2.0 / 3},
      {"IPrec@0.75", 3.0 / 6},
      {"iprec_at_recall_1.00", 0},
      {"Rprec_mult.0.5", 1.0 / 2},
      {"utility", 3 - 3},
      {"utility.1,-1,-2,0", 3 - 3 - 2},
      {"SetP", .5},
      {"SetR", .75},
      {"SetF", 2 * .5 * .75 / (.5 + .75)},
      {"set_F.4", 5 * .5 * .75 / (.75 + 4 * .5)},
      {"SetF(beta=2)", 5 * .5 * .75 / (.75 + 4 * .5)},
      {"SetAP", .5 * .75},
      {"relative_P.3", 2.0 / 3},
      {"relative_P.10", 3.0 / 4},
      {"binG", (1 + 1 / log3 + 1 / std::log2(5)) / 4},
      {"RBP(p=.5)", .5 * (1 + .25 + .03125)},
      {"NumRet", 6},
      {"NumRel", 4},
      {"NumRelRet", 3},
      {"num_nonrel_judged_ret", 1},
      {"num_q", 1},
  };
  for (const auto& row : rows) {
    INFO(row.name);
    CHECK(value(row.name) == Approx(row.value).margin(1e-12));
  }
}

TEST_CASE("The flags of trec_eval change what is measured") {
  EvaluationOptions judged_only;
  judged_only.join.judged_only = true;
  CHECK(value("NumRet", judged_only) == 4);
  CHECK(value("AP", judged_only) == Approx((1 + 1 + 3.0 / 4) / 4));
  EvaluationOptions shallow;
  shallow.join.depth = 2;
  CHECK(value("R@100", shallow) == Approx(.25));
  EvaluationOptions strict;
  strict.setting.relevance_level = 2;
  CHECK(value("P@3", strict) == Approx(2.0 / 3));
  CHECK(value("NumRel", strict) == 3);
  CHECK(value("P(rel=3)@3", strict) == Approx(1.0 / 3));
  EvaluationOptions sized;
  sized.setting.collection = 100;
  // Neither retrieved nor relevant: 100 - 6 - 4 + 3.
  CHECK(value("utility.0,0,0,1", sized) == 93);
}

TEST_CASE("trec_eval 10 rounds shares of the relevant to the nearest") {
  // .3 of 4 relevant documents: 1.2, which 9.0.7 makes 2 and 10 makes 1.
  EvaluationOptions ten;
  ten.setting.nearest_recall = true;
  CHECK(value("iprec_at_recall.0.3") == Approx(2.0 / 3));
  CHECK(value("iprec_at_recall.0.3", ten) == Approx(1));
}

TEST_CASE("Topics that the run lacks count only when asked for") {
  const Qrels qrels = parse_qrels("q 0 a 1\nr 0 a 1\nr 0 b 1\n", "qrels");
  const Run run = parse_run("q Q0 a 1 1 t\nz Q0 a 1 1 t\nz Q0 b 1 1 t\n", "run");
  const auto measures = parse_measures("AP num_q num_rel gm_map");
  const Evaluation partly = evaluate(run, qrels, measures, {});
  CHECK(partly.means[0] == 1);
  CHECK(partly.means[1] == 1);
  CHECK(partly.means[2] == 1);
  EvaluationOptions options;
  options.complete = true;
  const Evaluation whole = evaluate(run, qrels, measures, options);
  CHECK(whole.means[0] == .5);
  CHECK(whole.means[1] == 2);
  CHECK(whole.means[2] == 3);
  CHECK(whole.means[3] == Approx(std::sqrt(1e-5)));
  CHECK(whole.notes.missing == std::vector<std::string>{"r"});
  CHECK(whole.notes.unjudged == std::vector<std::string>{"z"});
  CHECK(whole.notes.tied == 1);
  CHECK(values_by_topic(run, qrels, measures[0]) ==
        std::map<std::string, double>{{"q", 1}, {"r", 0}});
}

TEST_CASE("Measures are parsed by both families of names") {
  const struct {
    const char* text;
    const char* names;
  } rows[]{
      {"nDCG@10, AP", "nDCG@10 AP"},
      {"P.5,10 map", "P_5 P_10 map"},
      {"P.10,5,AP", "P_5 P_10 AP"},
      {"iprec_at_recall.0.1,.25", "iprec_at_recall_0.10 iprec_at_recall_0.25"},
      {"success", "success_1 success_5 success_10"},
      {"utility.1,-1,0,0,bpref", "utility_1,-1,0,0 bpref"},
      {"AP,11pt_avg", "AP 11pt_avg"},
      {"RBP(rel=2,p=.8)@10,P@5", "RBP(rel=2,p=.8)@10 P@5"},
      {"Rprec_mult_0.40", "Rprec_mult_0.40"},
      {"set",
       "runid num_q num_ret num_rel num_rel_ret utility set_P set_relative_P set_recall "
       "set_map set_F"},
  };
  for (const auto& row : rows) CHECK(names(row.text) == row.names);
  CHECK(parse_measures("official").size() == 30);
  CHECK(parse_measures("all_trec").size() == 95);
}

TEST_CASE("Unknown measures are refused by name") {
  for (const char* bad :
       {"nDGC@10", "", "P@0", "P@x", "P@1.5", "AP(rel=0)", "AP(rel=2", "RR(p=.5)", "Rprec@5",
        "ndcg.1", "P.0", "P.5,5", "map.5", "set_F.1,2", "IPrec@2", "nosuch.5", "P_x"}) {
    INFO(bad);
    CHECK_THROWS_WITH(parse_measures(bad), Catch::Contains("unknown measure"));
  }
}

TEST_CASE("A relevance string shows a sign for each document") {
  const auto measures = parse_measures("relstring.8");
  const auto evaluation =
      evaluate(parse_run(ranking, "run"), parse_qrels(judgments, "qrels"), measures, {});
  CHECK(relevance_string(measures[0], evaluation.results[0]) == "3-20.1");
}
