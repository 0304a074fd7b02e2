#include "searcher/query/synonyms.h"
#include "shared/base/error.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

using searcher::parse_synonyms;
using searcher::SynonymGroup;

std::string complaint_of(const std::string& text) {
  try {
    parse_synonyms(text, "words.txt");
  } catch (const base::Error& failure) {
    return failure.hints().empty() ? "no hint" : failure.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a file of synonyms has groups, both ways or one way, with weights") {
  const std::vector<SynonymGroup> expected{
      {{{"AI", 1}, {"artificial intelligence", 0.5}},
       {{"AI", 1}, {"artificial intelligence", 0.5}}},
      {{{"k8s", 1}, {"kube", 1}}, {{"kubernetes", 1}, {"C#", 0.25}}},
  };
  CHECK(parse_synonyms("\xEF\xBB\xBF# words\r\n\r\n AI =\tartificial   intelligence ^.5\r\n"
                       "k8s = kube => kubernetes = C#^0.25",
                       "words.txt")
            .groups == expected);
}

TEST_CASE("a line that is no group of synonyms is refused with its place") {
  struct Row {
    std::string text;
    std::string complaint;
  };
  const std::vector<Row> rows{
      {"a = b\nword", "words.txt:2: the line has no = or =>"},
      {"a =", "words.txt:1: there are no letters or digits on one side of the line"},
      {"\xF0\x9F\x98\x80 = smile",
       "words.txt:1: there are no letters or digits on one side of the line"},
      {"=> a", "words.txt:1: there are no letters or digits on one side of the line"},
      {"a = b^2", "words.txt:1: ^2 is no weight"},
      {"a = b^nan", "words.txt:1: ^nan is no weight"},
      {"a = b^", "words.txt:1: ^ is no weight"},
      {"a^.5 => b", "words.txt:1: a weight stands before =>, where nothing is found by the line"},
      {"a => b => c", "words.txt:1: the line has several =>"},
      {"a = \xff", "words.txt:1: the line is not UTF-8"},
      {"a = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
       "words.txt:1: a phrase of more than 16 words"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(complaint_of(row.text) == row.complaint);
  }
}

TEST_CASE("any bytes are synonyms or are refused with a line and a hint") {
  std::mt19937 random(7);
  const std::string alphabet("ab =>^.5#\n\r\t\xc3\xa9\xff\0", 17);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t i = random() % 40; i > 0; --i) text += alphabet[random() % alphabet.size()];
    CAPTURE(text);
    try {
      for (const SynonymGroup& group : parse_synonyms(text, "f").groups) {
        REQUIRE(!group.from.empty());
        REQUIRE(!group.to.empty());
        for (const auto& side : group.to) REQUIRE((side.weight > 0 && side.weight <= 1));
      }
    } catch (const base::Error& failure) {
      REQUIRE(std::string(failure.what()).starts_with("f:"));
      REQUIRE(!failure.hints().empty());
    }
  }
}

}  // namespace technews::tests
