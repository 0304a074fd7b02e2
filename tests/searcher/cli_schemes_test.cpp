#include "searcher/cli_schemes.h"

#include "shared/base/error.h"
#include "tests/index/temporary_folder.h"

#include <fstream>
#include <string>

#include <catch2/catch.hpp>

namespace technews::tests {

using searcher::NamedScheme;
using searcher::parse_scheme_file;

TEST_CASE("a file names rankings line by line") {
  const std::string text =
      "# what we try\n"
      "sharp = bm25:k1=.9,b=.4\r\n"
      "\n"
      "  fresh=news+recency:half-life=30d   # for the front page\n"
      "v2.1-b_c = recall";
  CHECK(parse_scheme_file(text, "f") ==
        std::vector<NamedScheme>{{"sharp", "bm25:k1=.9,b=.4"},
                                 {"fresh", "news+recency:half-life=30d"},
                                 {"v2.1-b_c", "recall"}});
  CHECK(parse_scheme_file("", "f").empty());
}

TEST_CASE("a bad line of a file of rankings is refused with file and line") {
  struct Row {
    std::string text;
    std::string message;
  };
  const std::vector<Row> rows{
      {"\nnews\n", "my.txt:2: this is no named ranking"},
      {"= news", "my.txt:1: this is no named ranking"},
      {"a b = news", "my.txt:1: this is no named ranking"},
      {"a@b = news", "my.txt:1: this is no named ranking"},
      {"a =", "my.txt:1: unknown ranking \"\""},
      {"a = news\nb = bm52", "my.txt:2: unknown ranking \"bm52\""},
      {"a = bm25:b=2", "my.txt:1: ranking parameter b of bm25 can't be \"2\""},
      {"a = news\n\na = bm25", "my.txt:3: ranking a was named before"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK_THROWS_WITH(parse_scheme_file(row.text, "my.txt"), row.message);
  }
}

TEST_CASE("a ranking is named by its text, or by a file and its name in it") {
  const TemporaryFolder folder;
  const std::string file = folder.path() + "/schemes";
  std::ofstream(file) << "sharp = bm25:b=.4\nfresh = news\n";
  std::ofstream(folder.path() + "/one") << "only = dph\n";
  CHECK(searcher::schemes_named("news+rm3") == std::vector<NamedScheme>{{"news+rm3", "news+rm3"}});
  CHECK(searcher::schemes_named("@" + file).size() == 2);
  CHECK(searcher::scheme_named("fresh@" + file) == "news");
  CHECK(searcher::scheme_named("@" + folder.path() + "/one") == "dph");
  CHECK_THROWS_WITH(searcher::scheme_named("@" + file), file + " names 2 rankings");
  CHECK_THROWS_WITH(searcher::scheme_named("shrap@" + file), "no ranking \"shrap\" in " + file);
  CHECK_THROWS_AS(searcher::scheme_named("@" + folder.path() + "/none"), base::Error);
}

}  // namespace technews::tests
