#include "corpus/reader_pairs.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;

namespace {

struct Row {
  std::string head;
  std::string title;
  std::string year;
  std::string url;
};

}  // namespace

TEST_CASE("a companion tells title, year and address however it is laid out") {
  const std::string url = "https://example.com/a";
  const std::string counts = "\n    3 about\n    1 zero\n";
  const std::vector<Row> rows{
      {"A title\n2023\n" + url + "\n" + counts, "A title", "2023", url},
      {"A long title that\nis wrapped\n2023\n" + url + "\n" + counts,
       "A long title that is wrapped", "2023", url},
      {"A title\n\n" + url + "\n" + counts, "A title", "", url},
      {"A title\n1928\n" + url + "\n" + counts, "A title", "1928", url},
      {"1984\n2023\n" + url + "\n" + counts, "1984", "2023", url},
      {"1984\n" + url + "\n" + counts, "1984", "", url},
      {"\n2023\n" + url + "\n" + counts, "", "2023", url},
      {"A title\r\n2023\r\n" + url + "\r\n\r\n    3 about\r\n", "A title", "2023", url},
      {"A title\n2023\n" + url, "A title", "2023", url},
      {"A title\n2023\n" + counts, "A title", "2023", ""},
      {"\xEF\xBB\xBF"
       "A title\n2023\n" +
           url + "\n" + counts,
       "A title", "2023", url},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    const auto companion = parse_companion(row.head);
    REQUIRE(companion);
    CHECK(companion->title == row.title);
    CHECK(companion->year == row.year);
    CHECK(companion->url == row.url);
  }
}

TEST_CASE("prose, listings and data are not companions") {
  const std::vector<std::string> heads{
      "",
      "A title\nwith a text that goes on.\nAnd on.\n",
      "A title\n2023\nhttps://example.com/a\n\nThe text of the article itself follows here.\n",
      "{\"title\": \"x\"}\n",
      std::string("A title\n2023\nhttps://example.com/a\n\0\0\0", 38),
      "see https://example.com/a for more\n",
  };
  for (const std::string& head : heads) {
    CAPTURE(head);
    CHECK_FALSE(parse_companion(head));
  }
}

TEST_CASE("a companion whose head is cut inside its counts is still one") {
  std::string head = "A title\n2023\nhttps://example.com/a\n\n";
  for (int i = 0; i < 5000; ++i) head += "    3 about" + std::to_string(i) + "\n";
  const auto companion = parse_companion(std::string_view(head).substr(0, 40'001));
  REQUIRE(companion);
  CHECK(companion->title == "A title");
}
