#include "tests/corpus/reader_support.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;
using namespace technews::corpus::tests;

namespace {

struct Row {
  std::string name;
  std::string content;
  std::vector<std::string> titles;
};

}  // namespace

TEST_CASE("JSON is read in every usual layout") {
  const std::string two = R"({"title":"a"})"
                          "\n"
                          R"({"title":"b"})"
                          "\n";
  const std::vector<Row> rows{
      {"lines.jsonl", two, {"a", "b"}},
      {"lines.json", two, {"a", "b"}},
      {"lines", two, {"a", "b"}},
      {"no-end.jsonl", R"({"title":"a"})", {"a"}},
      {"crlf.jsonl", "{\"title\":\"a\"}\r\n\r\n{\"title\":\"b\"}\r\n", {"a", "b"}},
      {"bom.jsonl", "\xEF\xBB\xBF" + two, {"a", "b"}},
      {"array.json", R"([{"title":"a"},{"title":"b"}])", {"a", "b"}},
      {"array.jsonl", "[\n {\"title\":\"a\"},\n {\"title\":\"b\"}\n]\n", {"a", "b"}},
      {"pretty.json", "{\n  \"title\": \"a\",\n  \"tags\": [{\"name\": \"x\"}]\n}\n", {"a"}},
      {"several.json", "{\n \"title\": \"a\"\n}\n{\n \"title\": \"b\"\n}\n", {"a", "b"}},
      {"inside.json",
       R"({"status":"ok","articles":[{"title":"a"},{"title":"b"}],"n":2})",
       {"a", "b"}},
      {"hits.json",
       R"({"took":1,"hits":{"total":2,"hits":[{"_source":{"title":"a"}},)"
       "\n"
       R"({"_source":{"title":"b"}}]}})",
       {"a", "b"}},
      {"data-object.json", R"({"data":{"title":"a","body":"x"}})", {"a"}},
      {"not-a-list.json", R"({"data":{"k":1},"x":{"items":[{"title":"no"}]},"title":"a"})", {"a"}},
      {"text-with-brackets.json", R"([{"title":"a ] } \" ["},{"title":"b"}])", {"a ] } \" [", "b"}},
  };
  const TemporaryFolder folder;
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Reading reading = read(folder.write(row.name, row.content));
    CAPTURE(reading.reason());
    CHECK(reading.titles() == row.titles);
    CHECK(reading.rejections.empty());
    CHECK(reading.summary.complete);
  }
}

TEST_CASE("a broken line costs that line alone and is told by line, column and byte") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.jsonl",
                                        "{\"title\":\"one\"}\n"
                                        "{\"title\":\"cut\n"
                                        "\n"
                                        "{\"title\":\"two\",}\n"
                                        "[]\n"
                                        "{\"rank\":5}\n"
                                        "{\"title\":\"three\"}\n");
  const Reading reading = read(path);
  CHECK(reading.titles() == std::vector<std::string>{"one", "three"});
  REQUIRE(reading.rejections.size() == 4);
  CHECK(contains(reading.rejections[0].reason, "line 2, column 14"));
  CHECK(reading.rejections[0].origin.line == 2);
  CHECK(reading.rejections[0].origin.record == 2);
  CHECK(contains(reading.rejections[1].reason, "line 4, column 16 (byte 46)"));
  CHECK(reading.rejections[1].origin.record == 3);
  CHECK(contains(reading.rejections[2].reason, "line 5"));
  CHECK(contains(reading.rejections[2].reason, "not an object"));
  CHECK(contains(reading.rejections[3].reason, "rank"));
  CHECK(contains(reading.rejections[3].reason, "field map"));
  CHECK(reading.articles[1].origin.line == 7);
  CHECK(reading.articles[1].origin.record == 6);
  CHECK_FALSE(reading.summary.complete);
}

TEST_CASE("a file whose very first line is broken is still read by lines") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write("a.json",
                                            "{\"title\":\"cut\n"
                                            "{\"title\":\"two\"}\n"));
  CHECK(reading.titles() == std::vector<std::string>{"two"});
  CHECK(reading.rejections.size() == 1);
}

TEST_CASE("a broken element of an array costs that element, a broken array the rest") {
  const TemporaryFolder folder;
  const Reading element = read(
      folder.write("a.json", "[{\"title\":\"one\"},\n {\"title\":tru},\n{\"title\":\"two\"}]"));
  CHECK(element.titles() == std::vector<std::string>{"one", "two"});
  CHECK(contains(element.reason(), "line 2, column 14"));
  const Reading array =
      read(folder.write("b.json", "[{\"title\":\"one\"},\n }{\"title\":\"two\"}]"));
  CHECK(array.titles() == std::vector<std::string>{"one"});
  CHECK(contains(array.reason(), "line 2, column 2"));
  CHECK(contains(array.reason(), "the rest of the file is left out"));
  const Reading cut = read(folder.write("c.json", "[{\"title\":\"one\"},{\"title\":\"tw"));
  CHECK(cut.titles() == std::vector<std::string>{"one"});
  CHECK(contains(cut.reason(), "ends inside a record"));
}

TEST_CASE("a record over the limit is passed over, in lines and in arrays") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.limits.record_bytes = 1000;
  const std::string large = "{\"title\":\"" + std::string(700'000, 'x') + "\"}";
  for (const std::string& content : {"{\"title\":\"a\"}\n" + large + "\n{\"title\":\"b\"}\n",
                                     "[{\"title\":\"a\"},\n" + large + ",{\"title\":\"b\"}]"}) {
    const Reading reading = read(folder.write("a.json", content), options);
    CHECK(reading.titles() == std::vector<std::string>{"a", "b"});
    CHECK(contains(reading.reason(), "longer than 1000 bytes"));
    CHECK(contains(reading.reason(), "line 2"));
  }
}

TEST_CASE("deep nesting is refused, not followed") {
  const TemporaryFolder folder;
  const std::string deep = "{\"a\":" + std::string(300'000, '[') + std::string(300'000, ']') + "}";
  const Reading lines = read(folder.write("a.jsonl", deep + "\n{\"title\":\"b\"}\n"));
  CHECK(lines.titles() == std::vector<std::string>{"b"});
  CHECK(contains(lines.reason(), "deeper than 64"));
  const Reading array = read(folder.write("b.json", "[" + deep + ",{\"title\":\"b\"}]"));
  CHECK(array.titles() == std::vector<std::string>{"b"});
}

TEST_CASE("the fields found are told once, and again when more names turned up") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.jsonl",
                                        "{\"headline\":\"a\",\"text\":\"b\",\"rank\":1}\n"
                                        "{\"headline\":\"a\",\"text\":\"b\"}\n");
  CHECK(read(path).notes ==
        std::vector<std::string>{path + ": title=headline body=text; not used: rank"});
  const std::string mixed = folder.write("b.jsonl", "{\"title\":\"a\"}\n{\"headline\":\"b\"}\n");
  CHECK(read(mixed).notes ==
        std::vector<std::string>{mixed + ": title=title",
                                 mixed + ": in all records: title=title,headline"});
  ReadOptions options;
  options.field_map = {{"title", "hed"}};
  const Reading unmatched = read(folder.write("c.jsonl", "{\"id\":\"1\"}\n"), options);
  REQUIRE(unmatched.notes.size() == 2);
  CHECK(contains(unmatched.notes[1], "no record holds the mapped field: title=hed"));
}

TEST_CASE("records without text, title and id are rejected, an id alone is a record") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write("a.jsonl",
                                            "{\"id\":\"471\",\"title\":\"\",\"body\":\"\"}\n"
                                            "{\"title\":\"\",\"body\":\" \",\"url\":\"u\"}\n"));
  REQUIRE(reading.articles.size() == 1);
  CHECK(reading.articles.front().id == "471");
  CHECK(contains(reading.reason(), "no title, text or id"));
}

TEST_CASE("files without records say so") {
  const TemporaryFolder folder;
  for (const std::string content : {"\n\n", "[]", "{\"articles\":[]}", " "}) {
    const Reading reading = read(folder.write("a.json", content));
    CAPTURE(content);
    CHECK(reading.articles.empty());
    CHECK(reading.rejections.size() == 1);
  }
}

TEST_CASE("markup in a body is told from text") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write("a.jsonl",
                                            "{\"id\":1,\"body\":\"<p>One</p>\"}\n"
                                            "{\"id\":2,\"body\":\"a < b and <p> is a tag</p>\"}\n"
                                            "{\"id\":3,\"body\":\"<3 is a heart\"}\n"));
  REQUIRE(reading.articles.size() == 3);
  CHECK(reading.articles[0].form == BodyForm::html);
  CHECK(reading.articles[1].form == BodyForm::flat);
  CHECK(reading.articles[2].form == BodyForm::flat);
}

TEST_CASE("bytes that are not UTF-8 are mended and counted") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write("a.jsonl",
                                            "{\"id\":\"8\",\"text\":\"bad \xff\xfe\"}\n"
                                            "{\"id\":\"9\",\"text\":\"a\\u0000b\"}\n"
                                            "{\"id\":\"10\",\"text\":\"x \\ud83d\"}\n"));
  REQUIRE(reading.articles.size() == 3);
  for (const RawArticle& article : reading.articles) CHECK(article.repairs > 0);
  CHECK(reading.articles[1].body == "ab");
}

TEST_CASE("JSON in UTF-16 is refused with what to do") {
  const TemporaryFolder folder;
  const Reading reading = read(folder.write("a.json", std::string("\xff\xfe{\0}\0", 6)));
  CHECK(contains(reading.reason(), "convert it"));
}

TEST_CASE("the sink ends the reading") {
  const TemporaryFolder folder;
  const std::string path =
      folder.write("a.jsonl", "{\"title\":\"a\"}\n{\"title\":\"b\"}\n{\"title\":\"c\"}\n");
  int calls = 0;
  const ReadSummary summary = read_operand(
      path, {}, [&calls](auto&&) { return ++calls < 2; }, [](const std::string&) {});
  CHECK(calls == 2);
  CHECK_FALSE(summary.complete);
}
