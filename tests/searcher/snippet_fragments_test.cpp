#include "searcher/snippet/places.h"
#include "searcher/snippet/snippet.h"
#include "tests/searcher/snippet_marks.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

std::string shown(const Snippet& snippet) {
  return (snippet.starts_inside ? "…" : "") + marked(snippet.segments) +
         (snippet.ends_inside ? "…" : "");
}

std::vector<std::string> snippets(std::string_view text, const MatchPattern& pattern,
                                  SnippetOptions options) {
  normalization::Analyzer analyzer;
  std::vector<std::string> all;
  for (const Snippet& snippet : make_snippets(text, pattern, options, analyzer))
    all.push_back(shown(snippet));
  return all;
}

using Texts = std::vector<std::string>;

const std::string_view article =
    "Chips are scarce this year. OpenAI was founded in 2015 by people who had met before. "
    "Nobody expected much of it then, or so the story goes today. "
    "Microsoft invested in OpenAI again, a multi-billion sum, people say. "
    "Weather was fine that day, and nothing else of any note happened. "
    "Later Microsoft said nothing.";

TEST_CASE("the fragment with most of the query's words is shown") {
  CHECK(snippets(article, words("microsoft openai"), {1, 80}) ==
        Texts{"…[Microsoft] invested in [OpenAI] again, a multi-billion sum, people say.…"});
}

TEST_CASE("a rare word outweighs a frequent one") {
  MatchPattern pattern = words("microsoft weather");
  pattern.units[0].weight = 1;
  pattern.units[1].weight = 5;
  const Texts one = snippets(article, pattern, {1, 60});
  REQUIRE(one.size() == 1);
  CHECK(one[0].find("[Weather]") != std::string::npos);
}

TEST_CASE("more fragments show what the first doesn't, in the order of the text") {
  const Texts two = snippets(article, words("microsoft openai founded"), {2, 60});
  REQUIRE(two.size() == 2);
  CHECK(two[0].find("[OpenAI] was [founded]") != std::string::npos);
  CHECK(two[1].find("[Microsoft]") != std::string::npos);
}

TEST_CASE("fragments don't overlap and don't say the same twice") {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "Subscribe to OpenAI news today. Some other words follow it. ";
  text += "A different place names OpenAI at last, and stops.";
  const Texts three = snippets(text, words("openai"), {3, 40});
  REQUIRE(three.size() >= 2);
  CHECK(three[0] != three[1]);
}

TEST_CASE("without a match in the text its beginning is shown") {
  CHECK(snippets(article, words("nowhere"), {1, 40}) == Texts{"Chips are scarce this year.…"});
  CHECK(snippets("  \n Short.  ", words("nowhere"), {2, 40}) == Texts{"Short."});
  CHECK(snippets("   ", words("nowhere"), {1, 40}).empty());
  CHECK(snippets(article, words("openai"), {0, 40}).empty());
}

TEST_CASE("a match at the very end keeps what stands before it") {
  const Texts one = snippets(article, words("nothing said"), {1, 100});
  REQUIRE(one.size() == 1);
  CHECK(one[0].ends_with("Later Microsoft [said] [nothing]."));
  CHECK(one[0].starts_with("…"));
}

TEST_CASE("scripts without blanks and wide characters keep to the columns") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "我们正在研究很多有趣的问题";
  text += "人工智能";
  for (int i = 0; i < 50; ++i) text += "以及其他各种各样的技术";
  MatchUnit unit{slots_of("人工智能", false), 0, true};
  unit.window = static_cast<std::uint32_t>(unit.slots.size());
  normalization::Analyzer analyzer;
  const auto found = make_snippets(text, {{unit}}, {1, 60}, analyzer);
  REQUIRE(found.size() == 1);
  CHECK(columns_of(shown(found[0])) <= 62);  // the brackets are ours
  CHECK(shown(found[0]).find("[人工智能]") != std::string::npos);
}

TEST_CASE("a phrase longer than the columns is shown as far as it goes") {
  std::string text = "Before it all. ";
  std::string words_of_phrase;
  for (int i = 0; i < 40; ++i) words_of_phrase += "word" + std::string(1, char('a' + i % 26)) + " ";
  text += words_of_phrase + "and after.";
  normalization::Analyzer analyzer;
  const auto found = make_snippets(text, phrase(words_of_phrase), {1, 40}, analyzer);
  REQUIRE(found.size() == 1);
  CHECK(found[0].segments.back().hit);
  CHECK(columns_of(marked(found[0].segments)) <= 40);
}

TEST_CASE("what begins with its sentence is shown rather than a list of the same words") {
  const std::string text =
      "Watch the latest pictures from all over the world and all of its places as seen by our own "
      "people in a long year More on robots and hands Chess for robots with two hands The best "
      "robots and their hands of "
      "the year gone by in pictures from all over the world and all of its places by "
      "our people. Engineers gave robots better hands this week. Nobody objected to it.";
  const Texts one = snippets(text, words("robots hands"), {1, 60});
  REQUIRE(one.size() == 1);
  CHECK(one[0] == "…Engineers gave [robots] better [hands] this week.…");
}

TEST_CASE("a further word outweighs a sentence's beginning") {
  const std::string text =
      "Chips are scarce. What was said of these makers in so many words by so many people is that "
      "all the chips for cars come late, and more.";
  const Texts one = snippets(text, words("chips cars makers"), {1, 100});
  REQUIRE(one.size() == 1);
  for (const std::string_view word : {"[makers]", "[chips]", "[cars]"}) {
    INFO(one[0]);
    CHECK(one[0].find(word) != std::string::npos);
  }
}

TEST_CASE("words near each other are shown together, not one of them before a better sentence") {
  const std::string text =
      "A battery was sold. Here is a line about nothing much at all, to keep them apart. In a "
      "garage of some other town a fire began at last in the battery of a car. It went out.";
  const Texts one = snippets(text, near("battery fire", 9, false), {1, 60});
  REQUIRE(one.size() == 1);
  CHECK(one[0].find("[fire]") != std::string::npos);
  CHECK(one[0].find("[battery]") != std::string::npos);
}

TEST_CASE("of places worth the same the first is shown, as news tells the most in front") {
  const std::string text =
      "Chips are scarce this year again. Makers know it. Chips of chips for chips are chips. End.";
  const Texts one = snippets(text, words("chips"), {1, 40});
  REQUIRE(one.size() == 1);
  CHECK(one[0].starts_with("[Chips] are scarce this year again."));
}

}  // namespace
}  // namespace technews::searcher
