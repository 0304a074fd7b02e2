#include "benchmarks/ranking/trec_files.h"

#include "shared/base/error.h"
#include "tests/benchmarks/temporary_file.h"

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

namespace {

struct BadText {
  const char* text;
  const char* complaint;
};

}  // namespace

TEST_CASE("A run is ordered by score, then by id, both descending; ranks are ignored") {
  const TemporaryFile file("1 Q0 b 1 2.5 t\n1 Q0 a 9 2.5 t\r\n\n1\tQ0\tc 2 3e0 t\n2 Q0 a 1 -1 u");
  const Run run = read_run(file.path());
  REQUIRE(run.topics.size() == 2);
  const auto& first = run.find("1")->documents;
  REQUIRE(first.size() == 3);
  CHECK(first[0].document == "c");
  CHECK(first[1].document == "b");
  CHECK(first[2].document == "a");
  CHECK(run.find("2")->documents[0].score == -1);
  CHECK(run.find("3") == nullptr);
  CHECK(run.tag == "u");
}

TEST_CASE("Lines of a topic need not stand together") {
  const Run run = parse_run("2 Q0 a 1 1 t\n1 Q0 a 1 1 t\n2 Q0 b 1 2 t\n", "run");
  REQUIRE(run.topics.size() == 2);
  CHECK(run.topics[0].topic == "1");
  CHECK(run.topics[1].documents.size() == 2);
  CHECK(run.topics[1].documents[0].document == "b");
}

TEST_CASE("Scores that differ in the last digit are different") {
  const Run run = parse_run("1 Q0 a 1 1.0000000000000002 t\n1 Q0 b 2 1 t\n", "run");
  CHECK(run.topics[0].documents[0].document == "a");
}

TEST_CASE("A bad run is refused with its line and the reason") {
  const auto row = GENERATE(
      BadText{"1 Q0 a 1 2 t\n12 Q0 a 1 2 t\n1 Q0 a 2 1 t\n",
              "run, line 3: topic 1 retrieves document a twice"},
      BadText{"1 Q0 a 1 nan t\n", "run, line 1: the score \"nan\" is not a finite number"},
      BadText{"1 Q0 a 1 -inf t\n", "run, line 1: the score \"-inf\" is not a finite number"},
      BadText{"1 Q0 a 1 high t\n", "run, line 1: score \"high\" is not a number"},
      BadText{"1 Q0 a 1 2.5x t\n", "run, line 1: score \"2.5x\" is not a number"},
      BadText{"\n1 Q0 a 1 2\n", "run, line 2: expected 6 columns, found 5"},
      BadText{"1 Q0 a 1 2 t more\n", "run, line 1: expected 6 columns, found 7"});
  CHECK_THROWS_WITH(parse_run(row.text, "run"), row.complaint);
}

TEST_CASE("Judgments are read in every form they come in") {
  const auto text =
      GENERATE("1 0 a 2\n1 0 b 0\n2 0 c -1\n",                                 // TREC
               "query-id\tcorpus-id\tscore\n1\ta\t2\n1\tb\t0\n2\tc\t-1\n",     // BEIR
               "1 a 2\n1 b 0\n2 c -1\n",                                       // three columns
               "{\"query_id\": \"1\", \"doc_id\": \"a\", \"relevance\": 2}\n"  // JSONL
               "{\"qid\": 1, \"docid\": \"b\", \"grade\": 0}\n\n"
               "{\"query-id\": \"2\", \"corpus-id\": \"c\", \"score\": -1}\n");
  const Qrels qrels = parse_qrels(text, "qrels");
  REQUIRE(qrels.topics.size() == 2);
  REQUIRE(qrels.topics[0].documents.size() == 2);
  CHECK(qrels.topics[0].documents[0].document == "a");
  CHECK(qrels.topics[0].documents[0].grade == 2);
  CHECK(qrels.topics[1].documents[0].grade == -1);
}

TEST_CASE("Bad judgments are refused with their line and the reason") {
  const auto row = GENERATE(
      BadText{"1 0 a 2\n1 0 b 1\n1 0 a 2\n", "qrels, line 3: topic 1 judges document a twice"},
      BadText{"1 0 a much\n", "qrels, line 1: grade \"much\" is not a number"},
      BadText{"1 0 a 1.5\n", "qrels, line 1: grade \"1.5\" is not a number"},
      BadText{"1 0 a 2 3\n", "qrels, line 1: expected 4 columns, found 5"},
      BadText{"1 0 a 2\n1 a 2\n", "qrels, line 2: expected 4 columns, found 3"},
      BadText{"\n", "qrels holds no judgments"},
      BadText{"topic document grade\n", "qrels holds no judgments"},
      BadText{"{\"qid\": \"1\", \"docid\": \"a\"}\n", "qrels, line 1: the object has no relevance"},
      BadText{"{\"qid\": \"1\", \"docid\": \"a\", \"grade\": 1}\n{\"qid\": \"1\", \"docid\": "
              "\"a\", \"grade\": 1}\n",
              "qrels, line 2: topic 1 judges document a twice"},
      BadText{"{broken\n", "qrels, line 1: not a JSON object"});
  CHECK_THROWS_WITH(parse_qrels(row.text, "qrels"), row.complaint);
}

TEST_CASE("A file that isn't there is named") {
  CHECK_THROWS_WITH(read_run("/nowhere/a.run"), Catch::Contains("/nowhere/a.run"));
}
