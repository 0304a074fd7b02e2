#include "corpus/beir.h"
#include "tests/corpus/reader_archive_writer.h"
#include "tests/corpus/reader_support.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

using Strings = std::vector<std::string>;

namespace {

const std::string corpus =
    "{\"_id\":\"d1\",\"title\":\"One\",\"text\":\"body one\",\"metadata\":"
    "{\"url\":\"http://e.com/1\",\"text\":\"no body\",\"date\":\"2020-01-02\"}}\n"
    "{\"_id\":\"d2\",\"title\":\"\",\"text\":\"body two\",\"metadata\":{}}\n";
const std::string queries = "{\"_id\":\"q1\",\"text\":\"a query\",\"metadata\":{}}\n";
const std::string qrels = "query-id\tcorpus-id\tscore\nq1\td1\t1\n";

}  // namespace

TEST_CASE(
    "of a BEIR folder the corpus is read, queries and judgments are passed over with a note") {
  const TemporaryFolder folder;
  folder.write("set/corpus.jsonl", corpus);
  folder.write("set/queries.jsonl", queries);
  folder.write("set/qrels/test.tsv", qrels);
  const Reading reading = read(folder.path("set"));
  CAPTURE(reading.reason());
  REQUIRE(reading.bodies() == Strings{"body one", "body two"});
  CHECK(reading.rejections.empty());
  CHECK(reading.articles[0].id == "d1");
  CHECK(reading.articles[0].url == "http://e.com/1");
  CHECK(reading.articles[0].date == "2020-01-02");
  CHECK(contains(reading.notes.back(), "(qrels, queries.jsonl)"));
  CHECK(reading.summary.complete);
}

TEST_CASE("of a BEIR archive the same, in any order of its members") {
  const TemporaryFolder folder;
  const Members one{
      {"s/qrels/test.tsv", qrels}, {"s/queries.jsonl", queries}, {"s/corpus.jsonl", corpus}};
  const Members other{
      {"corpus.jsonl", corpus}, {"qrels/test.tsv", qrels}, {"queries.jsonl", queries}};
  for (const Members& members : {one, other}) {
    for (const std::string format : {"zip", "tar"}) {
      const Reading reading = read(folder.write("a." + format, pack(format, "none", members)));
      CAPTURE(format, reading.reason());
      CHECK(reading.bodies() == Strings{"body one", "body two"});
      CHECK(reading.rejections.empty());
      CHECK(contains(reading.notes.back(), "queries.jsonl"));
      CHECK(contains(reading.notes.back(), "qrels/test.tsv"));
    }
  }
}

TEST_CASE("files of those names without a corpus are read as any other") {
  const TemporaryFolder folder;
  folder.write("queries.jsonl", queries);
  folder.write("x/qrels/a.tsv", "id\ttitle\ttext\n1\tT\twords\n");
  folder.write("y/a.tsv", qrels);
  const Reading reading = read(folder.path());
  CHECK(reading.bodies() == Strings{"a query", "words"});
  CHECK(contains(reading.reason(), "judgments of a BEIR collection"));
  const Members members{{"s/queries.jsonl", queries}, {"t/corpus.jsonl", corpus}};
  const Reading packed = read(folder.write("z.zip", pack("zip", "none", members)));
  CHECK(packed.bodies() == Strings{"body one", "body two", "a query"});
}

TEST_CASE("members of archives name the collection they may belong to") {
  CHECK(beir_folder_of("a/b/queries.jsonl") == "a/b/");
  CHECK(beir_folder_of("queries.jsonl.gz") == "");
  CHECK(beir_folder_of("a/qrels/test.tsv") == "a/");
  CHECK(beir_folder_of("qrels/test.tsv") == "");
  CHECK_FALSE(beir_folder_of("a/test.tsv"));
  CHECK_FALSE(beir_folder_of("a/corpus.jsonl"));
  CHECK_FALSE(beir_folder_of("qrels/readme.txt"));
}

TEST_CASE("bodies of markup are told in the note of the fields") {
  const TemporaryFolder folder;
  const Reading mixed =
      read(folder.write("a.jsonl",
                        "{\"title\":\"a\",\"html\":\"x\",\"content\":\"<p>One</p>\"}\n"
                        "{\"title\":\"b\",\"content\":\"Two\"}\n"));
  REQUIRE(mixed.notes.size() == 2);
  CHECK(contains(mixed.notes[0], "body=content; not used: html; the body is markup"));
  CHECK(contains(mixed.notes[1], "1 of 2 bodies are markup"));
}
