#include "searcher/snippet/places.h"
#include "searcher/snippet/snippet.h"
#include "tests/searcher/snippet_marks.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

const std::vector<std::string> pieces{"openai",      "OpenAI’s", "C++",
                                      "GPT-4",       "e-mail",   "email",
                                      "the",         "to",       "be",
                                      "profit",      "profits",  "capped-profit",
                                      "node.js",     "$10bn",    "人工智能",
                                      "日本語",      "ภาษาไทย",  "résumé",
                                      "\n",          ".",        ". The",
                                      "?",           "—",        "e\u0301\u0301",
                                      "\xff",        "\u200b",   "https://a.example/b?c=d",
                                      "U.S.",        "US",       "“quoted”",
                                      "👩‍💻", "\t"};

std::string random_text(std::mt19937& random, std::size_t most) {
  std::string text;
  const std::size_t count = random() % most;
  for (std::size_t i = 0; i < count; ++i) {
    text += pieces[random() % pieces.size()];
    if (random() % 8 != 0) text += ' ';
  }
  return text;
}

MatchPattern random_pattern(std::mt19937& random) {
  MatchPattern pattern = words(random_text(random, 4));
  if (random() % 2 == 0) pattern = pattern + phrase("to be");
  if (random() % 3 == 0) pattern = pattern + near("openai profit", 5, random() % 2 == 0);
  std::erase_if(pattern.units, [](const MatchUnit& unit) { return unit.slots.empty(); });
  return pattern;
}

std::string joined(const std::vector<Segment>& segments) {
  std::string text;
  for (const Segment& segment : segments) text += segment.text;
  return text;
}

TEST_CASE("segments joined are the text, and take turns") {
  std::mt19937 random(1);
  normalization::Analyzer analyzer;
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_text(random, 40);
    const auto segments = highlight(text, random_pattern(random), MatchScope::body, analyzer);
    REQUIRE(joined(segments) == text);
    for (std::size_t i = 0; i < segments.size(); ++i) {
      REQUIRE_FALSE(segments[i].text.empty());
      if (i > 0) REQUIRE(segments[i].hit != segments[i - 1].hit);
    }
  }
}

TEST_CASE("fragments are pieces of the text, in order, apart, within the columns") {
  std::mt19937 random(2);
  normalization::Analyzer analyzer;
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_text(random, 300);
    const SnippetOptions options{1 + random() % 3, 10 + random() % 100};
    std::size_t from = 0;
    for (const Snippet& snippet : make_snippets(text, random_pattern(random), options, analyzer)) {
      const std::string piece = joined(snippet.segments);
      REQUIRE_FALSE(piece.empty());
      REQUIRE(columns_of(piece) <= options.columns);
      const std::size_t at = text.find(piece, from);
      REQUIRE(at != std::string::npos);
      from = at + piece.size();
      REQUIRE((snippet.starts_inside || at == text.find_first_not_of(" \t\n")));
    }
  }
}

TEST_CASE("what is highlighted for a word matches it when analyzed alone") {
  std::mt19937 random(3);
  normalization::Analyzer analyzer;
  for (int round = 0; round < 400; ++round) {
    const std::string text = random_text(random, 60);
    const MatchPattern pattern = words("openai c++ gpt-4 profit résumé");
    for (const Segment& segment : highlight(text, pattern, MatchScope::body, analyzer)) {
      if (!segment.hit) continue;
      INFO(text << " -> " << segment.text);
      const auto again = highlight(segment.text, pattern, MatchScope::body, analyzer);
      REQUIRE(again == std::vector<Segment>{{segment.text, true}});
    }
  }
}

TEST_CASE("a text of one word a hundred thousand times is no trouble") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "the ";
  MatchUnit unit;
  for (int i = 0; i < 64; ++i) unit.slots.push_back({{{"the", false}}});
  unit.window = 64;
  normalization::Analyzer analyzer;
  const MatchPattern pattern = MatchPattern{{unit}} + near("openai profit", 50, false);
  CHECK(make_snippets(text, pattern, {3, 160}, analyzer).size() >= 1);
}

}  // namespace
}  // namespace technews::searcher
