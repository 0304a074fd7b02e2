#include "benchmarks/rivals/lucene_analyzer.h"
#include "benchmarks/rivals/lucene_index.h"
#include "benchmarks/rivals/porter_stemmer.h"

#include <cmath>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {

using namespace benchmarks;

namespace {

std::string terms(const std::string& text) {
  std::string joined;
  for (const std::string& term : lucene_terms(text)) joined += (joined.empty() ? "" : " ") + term;
  return joined;
}

}  // namespace

TEST_CASE("words are stemmed as in Porter's paper, and as in his program where it differs") {
  struct Row {
    std::string word;
    std::string stem;
  };
  const std::vector<Row> rows{{"caresses", "caress"},
                              {"ponies", "poni"},
                              {"ties", "ti"},
                              {"cats", "cat"},
                              {"feed", "feed"},
                              {"agreed", "agre"},
                              {"plastered", "plaster"},
                              {"sing", "sing"},
                              {"conflated", "conflat"},
                              {"sized", "size"},
                              {"hopping", "hop"},
                              {"falling", "fall"},
                              {"hissing", "hiss"},
                              {"failing", "fail"},
                              {"filing", "file"},
                              {"happy", "happi"},
                              {"sky", "sky"},
                              {"relational", "relat"},
                              {"conditional", "condit"},
                              {"vietnamization", "vietnam"},
                              {"operator", "oper"},
                              {"hopefulness", "hope"},
                              {"sensibiliti", "sensibl"},
                              {"triplicate", "triplic"},
                              {"electricity", "electr"},
                              {"allowance", "allow"},
                              {"replacement", "replac"},
                              {"adoption", "adopt"},
                              {"homologou", "homolog"},
                              {"effective", "effect"},
                              {"probate", "probat"},
                              {"rate", "rate"},
                              {"cease", "ceas"},
                              {"controll", "control"},
                              {"roll", "roll"},
                              {"technology", "technolog"},  // logi: in the program only
                              {"is", "is"},
                              {"naïvely", "naïv"}};
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(porter_stem(row.word) == row.stem);
  }
}

TEST_CASE("a text becomes the terms of Lucene's EnglishAnalyzer") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"The quick brown foxes were not there", "quick brown fox were"},
      {"O'Neil's AT&T, e-mail", "o'neil t e mail"},  // at is a stop word
      {"1,000.5 node.js 3.", "1,000.5 node.j 3"},
      {"NAM\u2019S snake_case", "nam snake_cas"},
      {"\u65e5\u672c caf\u00e9", "\u65e5 \u672c caf\u00e9"},
      {"\u30a2\u30d7\u30ea \u3042\u3044", "\u30a2\u30d7\u30ea \u3042 \u3044"},
      {"", ""},
      {" - ... ", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(terms(row.text) == row.expected);
  }
}

TEST_CASE("an endless word is cut at 255 characters") {
  const auto words = lucene_terms(std::string(300, 'x'));
  REQUIRE(words.size() == 2);
  CHECK(words[0].size() == 255);
  CHECK(words[1].size() == 45);
}

TEST_CASE("lengths come back from their byte as Lucene has them") {
  struct Row {
    std::uint32_t length;
    std::uint32_t kept;
  };
  for (const Row& row : {Row{0, 0}, {23, 23}, {40, 40}, {41, 40}, {42, 42}, {57, 56}, {1000, 984}})
    CHECK(kept_length(row.length) == row.kept);
  for (std::uint32_t length = 1; length < 5000; ++length) {
    CHECK(kept_length(length) <= length);
    CHECK(kept_length(kept_length(length)) == kept_length(length));
  }
}

TEST_CASE("Lucene's BM25 of three articles gives the scores worked out by hand") {
  LuceneIndex index;
  index.add("one", "apple apple chip cloud");
  index.add("two", "apple chip");
  index.add("empty", "");  // counts neither in N nor in the mean length
  const auto hits = index.search("apples", 10, {});
  REQUIRE(hits.size() == 2);
  const double idf = std::log(1 + 0.5 / 2.5);
  const auto score = [idf](double tf, double length) {
    return idf * tf / (tf + 1.2 * (0.25 + 0.75 * length / 3));
  };
  CHECK(hits[0].id == "one");
  CHECK(hits[0].score == Approx(score(2, 4)).epsilon(1e-6));
  CHECK(hits[1].score == Approx(score(1, 2)).epsilon(1e-6));
  CHECK(index.search("apple apple", 1, {}).at(0).score == Approx(2 * score(2, 4)).epsilon(1e-6));
}

}  // namespace technews::tests
