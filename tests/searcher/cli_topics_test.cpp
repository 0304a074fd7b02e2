#include "searcher/cli_topics.h"

#include "shared/base/error.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

using Topics = std::vector<Topic>;

TEST_CASE("topics are read from lines, JSON and TREC elements") {
  const Topics both{{"1", "open ai"}, {"q2", "what's AND: (new?)"}};
  CHECK(parse_topics("1\topen ai\nq2\twhat's AND: (new?)\n", "f") == both);
  CHECK(parse_topics("\xEF\xBB\xBF\n1\topen ai\r\n\r\nq2\twhat's AND: (new?)", "f") == both);
  CHECK(parse_topics("{\"id\":1,\"query\":\"open ai\"}\n{\"qid\":\"q2\",\"text\":\"what's AND: "
                     "(new?)\"}\n",
                     "f") == both);
  CHECK(parse_topics("<top>\n<num> Number: 1\n<title> open ai\n\n<desc> Description:\nnot "
                     "this\n</top>\n<top><num>q2</num><title>what's AND: (new?)</title></top>",
                     "f") == both);
}

TEST_CASE("a tab inside a query stays, a blank inside an id is encoded") {
  CHECK(parse_topics("a b\tone\ttwo\n", "f") == Topics{{"a%20b", "one\ttwo"}});
}

TEST_CASE("a broken topic is refused with its line") {
  struct Row {
    std::string text;
    std::string complaint;
  };
  const std::vector<Row> rows{
      {"", "f holds no topics"},
      {"1\ta\nno tab here\n", "f, line 2: no tab between an id and a query"},
      {"1\ta\n\t b\n", "f, line 2: a topic without an id"},
      {"1\t \n", "f, line 1: topic 1 has no query"},
      {"1\ta\n2\tb\n1\tc\n", "f, line 3: a second topic 1"},
      {"{\"id\":1,\"query\":\"a\"}\n{\"id\":2", "f, line 2: not a JSON object"},
      {"{\"id\":1}\n", "f, line 1: topic 1 has no query"},
      {"<top><title>a</top>", "f, line 1: a topic without an id"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK_THROWS_WITH(parse_topics(row.text, "f"), row.complaint);
  }
}

}  // namespace
}  // namespace technews::searcher
