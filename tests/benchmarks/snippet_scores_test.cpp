// What the comparison of snippets measures.
#include "benchmarks/rivals/snippet_scores.h"

#include <catch2/catch.hpp>

namespace technews::benchmarks {
namespace {

using searcher::MatchScope;

searcher::MatchUnit unit(const std::string& term, double weight) {
  return {{{{{term, false}}}}, 1, true, weight, MatchScope::anywhere};
}

constexpr std::string_view text =
    "Chips are scarce. Makers of cars wait for chips & hope. C++ is a language.";

SnippetScores scores_of(const Side& side, const searcher::MatchPattern& pattern,
                        std::size_t columns = 40) {
  normalization::Analyzer analyzer;
  const auto tokens = analyzer.analyze(text);
  const Measured article{"Chips",
                         text,
                         &pattern,
                         searcher::find_matches(tokens, pattern, MatchScope::body),
                         {tokens.begin(), tokens.end()}};
  SnippetScores scores;
  add_snippet(scores, side, article, columns);
  return scores;
}

TEST_CASE("Marked text becomes places of the text it was taken from") {
  const Side side = side_of_marked(text, "\x04\x02Makers\x03 of cars wait for chips &amp; ho\x04");
  REQUIRE(side.fragments.size() == 1);
  CHECK(side.fragments[0].span.of(text) == "Makers of cars wait for chips & ho");
  REQUIRE(side.fragments[0].marks.size() == 1);
  CHECK(side.fragments[0].marks[0].of(text) == "Makers");
  CHECK(side_of_marked(text, "nowhere in it").lost == 1);
  CHECK(side_of_marked(text, "").fragments.empty());
}

TEST_CASE("Segments become places of the text, each after the one before") {
  const Side side = side_of(text, {{{{"Chips", true}, {" are scarce.", false}}, false, true},
                                   {{{"for ", false}, {"chips", true}}, true, true}});
  REQUIRE(side.fragments.size() == 2);
  CHECK(side.fragments[1].marks[0].begin == text.find("chips"));
}

TEST_CASE("Units that a snippet shows count by their weight among those that the text has") {
  const searcher::MatchPattern pattern{{unit("cars", 3), unit("scarce", 1), unit("absent", 9)}};
  const auto scores = scores_of(side_of_marked(text,
                                               "Makers of \x02"
                                               "cars\x03 wait"),
                                pattern);
  CHECK(scores.snippets == 1);
  CHECK(scores.units == Approx(1.0 / 2));
  CHECK(scores.weight == Approx(3.0 / 4));
  CHECK(scores.begins == 1);
  CHECK(scores.ends == 0);
  CHECK(scores.cut_words == 0);
  CHECK(scores.hitless == 0);
}

TEST_CASE("Pieces that don't match, matches without a mark, cut words and width are counted") {
  const searcher::MatchPattern pattern{{unit("c", 1), unit("chips", 1)}};
  const auto scores = scores_of(side_of_marked(text,
                                               "\x04ips & hope. \x02"
                                               "C\x03++ is a language."),
                                pattern, 20);
  CHECK(scores.marks == 1);
  CHECK(scores.wrong == 1);
  CHECK(scores.hitless == 1);
  CHECK(scores.cut_words == 1);
  CHECK(scores.wide == 1);
  CHECK(scores.ends == 1);
  CHECK(scores_of(side_of_marked(text, "wait for chips"), pattern).missed == 1);
  CHECK(scores_of(Side{}, pattern).empty == 1);
}

}  // namespace
}  // namespace technews::benchmarks
