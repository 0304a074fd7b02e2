#include "benchmarks/ranking/judging.h"

#include "benchmarks/ranking/agreement.h"
#include "tests/benchmarks/temporary_file.h"

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

TEST_CASE("A pool is the first documents of every run, each once") {
  std::vector<Run> runs{parse_run("1 Q0 a 1 3 x\n1 Q0 b 2 2 x\n1 Q0 c 3 1 x\n2 Q0 a 1 1 x\n", "x"),
                        parse_run("1 Q0 b 1 3 y\n1 Q0 d 2 2 y\n", "y")};
  auto pool = pool_of(runs, 2);
  CHECK(pool == pool_of({runs[1], runs[0]}, 2));  // the order tells nothing of the runs
  CHECK(pool.back() == PooledDocument{"2", "a"});
  std::sort(pool.begin(), pool.end());
  CHECK(pool == std::vector<PooledDocument>{{"1", "a"}, {"1", "b"}, {"1", "d"}, {"2", "a"}});
}

TEST_CASE("Judgments are kept as they are given, and taken back") {
  const TemporaryFile file("1 0 a 2\n");
  {
    JudgmentFile judgments(file.path());
    CHECK(judgments.holds({"1", "a"}));
    judgments.set({"1", "b"}, 3);
    judgments.set({"1", "a"}, std::nullopt);
  }
  const JudgmentFile later(file.path());
  CHECK(later.size() == 1);
  CHECK(later.holds({"1", "b"}));
}

TEST_CASE("A share of the judgments is drawn for judging again") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "1 0 d" + std::to_string(i) + " 1\n";
  const Qrels qrels = parse_qrels(text, "qrels");
  CHECK(share_of(qrels, .1, 1).size() == 4);
  CHECK(share_of(qrels, .1, 1) == share_of(qrels, .1, 1));
  CHECK(share_of(qrels, .1, 1) != share_of(qrels, .1, 2));
  CHECK(share_of(qrels, 1, 1).size() == 40);
}

TEST_CASE("Kappa is worked by hand") {
  // Grades 0 0 1 1 2 against 0 1 1 1 0. Same: 3 of 5. By chance: .4 × .4 + .4 × .6 + .2 × 0 = .4.
  const Qrels first = parse_qrels("1 0 a 0\n1 0 b 0\n1 0 c 1\n1 0 d 1\n1 0 e 2\n1 0 x 3\n", "a");
  const Qrels second = parse_qrels("1 0 a 0\n1 0 b 1\n1 0 c 1\n1 0 d 1\n1 0 e 0\n2 0 a 3\n", "b");
  const Agreement found = agreement(first, second);
  CHECK(found.documents == 5);
  CHECK(found.same == Approx(.6));
  CHECK(found.binary == Approx(.6));
  CHECK(found.kappa == Approx((.6 - .4) / (1 - .4)));
  // Squares: observed (1 + 4) / 5 = 1; expected .4×.6×1 + .4×.4×1 + .2×.4×4 + .2×.6×1 = .84.
  CHECK(found.weighted == Approx(1 - 1 / .84));
  CHECK(found.counts.at({2, 0}) == 1);
  CHECK(agreement(first, first).kappa == 1);
  CHECK(agreement(first, parse_qrels("9 0 a 1\n", "c")).documents == 0);
}
