#include "searcher/output/text.h"
#include "shared/terminal/width.h"
#include "tests/searcher/output_answers.h"

#include <sstream>
#include <string>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

TextLayout plain(std::optional<int> width) { return {width, {}}; }

Answer long_answer() {
  Answer answer;
  Hit hit = plain_hit(1, 7.5);
  hit.id = hit.record.id = "3013";
  hit.copies = 2;
  hit.title = {{"Microsoft", true},
               {" and ", false},
               {"OpenAI", true},
               {" officially extend partnership with multi-billion dollar investment", false}};
  hit.snippets = {
      {{{"Rumors surrounding Big Tech’s hottest romance were put to rest today,\nas ", false},
        {"Microsoft", true},
        {" announced an extended partnership", false}},
       true,
       true}};
  Hit second = plain_hit(12, 3);
  second.title.clear();
  second.snippets.clear();
  second.record = {};
  second.record.id = second.id;
  answer.response.hits = {hit, second};
  return answer;
}

TEST_CASE("text is a screen of rank, title, facts and fragments") {
  CHECK(format_text(long_answer(), {}, plain(60)) ==
        " 1  Microsoft and OpenAI officially extend partnership with\n"
        "    multi-billion dollar investment\n"
        "    example.com  2023-01-23  AI  #3013  +2 copies\n"
        "    …Rumors surrounding Big Tech’s hottest romance were put\n"
        "    to rest today, as Microsoft announced an extended\n"
        "    partnership…\n"
        "\n"
        "12  (no title)\n"
        "    undated  #a12\n");
}

std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

TEST_CASE("without a width no line is broken, and the text is the same") {
  const std::string wrapped = format_text(long_answer(), {}, plain(40));
  const std::string whole = format_text(long_answer(), {}, plain(std::nullopt));
  CHECK(without_blanks(wrapped) == without_blanks(whole));
  CHECK(whole.find("multi-billion dollar investment\n") != std::string::npos);
}

TEST_CASE("no line is wider than asked, at any width") {
  for (int width = 20; width <= 130; ++width) {
    for (const Answer& answer : {long_answer(), hostile_answer(), full_answer()}) {
      std::istringstream lines(format_text(answer, {}, plain(width)));
      for (std::string line; std::getline(lines, line);) {
        INFO(width << ": " << line);
        REQUIRE(terminal::safe_width(line) <= width);
      }
    }
  }
}

TEST_CASE("titles are bold, hits bold yellow, facts dim, on a terminal with colour") {
  Answer answer = long_answer();
  answer.response.hits.resize(1);
  TextLayout layout{std::nullopt, {.color = true, .hyperlinks = false}};
  const std::string text = format_text(answer, {}, layout);
  std::string without;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = text.find('m', i);
    } else {
      without += text[i];
    }
  }
  CHECK(without == format_text(answer, {}, plain(std::nullopt)));
  CHECK(text.find("Microsoft\x1b[0m") != std::string::npos);
  CHECK(text.find("\x1b[2m") != std::string::npos);
  CHECK(text.find("\x1b[1m") != std::string::npos);
}

TEST_CASE("scores are shown when asked for") {
  OutputOptions options;
  options.scores = true;
  CHECK(format_text(long_answer(), options, plain(std::nullopt)).find("score 7.5000") !=
        std::string::npos);
}

TEST_CASE("the count line says how many there are and how to see more") {
  Answer answer = full_answer();
  answer.response.elapsed = std::chrono::microseconds(4000);
  answer.request.limit = 3;
  CHECK(count_line(answer) ==
        "1-3 of 4,210 articles with any word, 312 with all (1,187 stories) in 4.0 ms.  More: "
        "--offset 3\n");
  answer.response.counts = {3, std::nullopt, std::nullopt, true};
  CHECK(count_line(answer) == "1-3 of 3 articles in 4.0 ms.\n");
  answer.response.counts = {1, std::nullopt, std::nullopt, false};
  answer.response.hits.resize(1);
  CHECK(count_line(answer) == "1-1 of about 1 article in 4.0 ms.\n");
  answer.response.hits.clear();
  answer.request.offset = 20;
  CHECK(count_line(answer) == "none of about 1 article left at --offset 20 in 4.0 ms\n");
  answer.request.limit = 0;  // a table was asked for
  CHECK(count_line(answer) == "about 1 article in 4.0 ms\n");
}

TEST_CASE("nothing found: the words that are nowhere, and what to try") {
  Answer answer;
  answer.request.query = "opnai \x1b[31mchips";
  answer.request.match = MatchMode::all;
  answer.response.leaves = {{"opnai", "stem opnai", {"Zopnai"}, 0}, {"chips", "", {}, 12}};
  CHECK(no_match_screen(answer) ==
        "searcher: no matches for \"opnai chips\"\n"
        "  in no article: opnai\n"
        "  articles with some of the words: --match any\n");
}

TEST_CASE("an explanation shows every part of the query in columns") {
  CHECK(explanation(full_answer(), plain(std::nullopt)) ==
        "read as: openai title:x\n"
        "  openai  stem openai; 4,210 articles; terms: Zopenai\n"
        "ranked by: news\n");
  for (const char hidden : {'\x1b', '\x07', '\x7f'})
    CHECK(explanation(hostile_answer(), plain(60)).find(hidden) == std::string::npos);
}

TEST_CASE("an explanation tells what must match and what is left out") {
  Answer answer;
  answer.request.match = MatchMode::most;
  answer.response.canonical = "+a -b";
  answer.response.rank = "news";
  answer.response.leaves = {{"+a", "stem a", {"a"}, 1, true, false},
                            {"-b", "stem b", {}, 0, false, true}};
  CHECK(explanation(answer, plain(std::nullopt)) ==
        "read as: +a -b\n"
        "two thirds of plain words must match\n"
        "  +a  required: stem a; 1 article; terms: a\n"
        "  -b  excluded: stem b; 0 articles\n"
        "ranked by: news\n");
  CHECK(no_match_screen(answer).find("in no article") == std::string::npos);
}

TEST_CASE("where there is no room beside it the reading stands below") {
  Answer answer;
  answer.response.rank = "news";
  answer.response.leaves = {{"site:a.example", "site a.example", {}, 12}};
  CHECK(explanation(answer, plain(30)) ==
        "read as:\n"
        "  site:a.example\n"
        "      site a.example; 12\n"
        "      articles\n"
        "ranked by: news\n");
}

TEST_CASE("remarks are wrapped with what goes on indented") {
  CHECK(fitted("searcher: a note of some length\n  for it:  --flag \"and a value\"\n\nend\n", 20) ==
        "searcher: a note of\n  some length\n  for it:  --flag\n    \"and a value\"\n\nend\n");
  CHECK(fitted("one\n", std::nullopt) == "one\n");
}

TEST_CASE("a note says how to search a phrase whose quotes the shell took") {
  CHECK(lost_quotes_note("shared ambition") ==
        "searcher: note: \"shared ambition\" was searched as words, the shell took the quotes\n"
        "  for the phrase:  --phrase \"shared ambition\"  or  '\"shared ambition\"'\n");
}

}  // namespace
}  // namespace technews::searcher
