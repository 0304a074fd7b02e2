#include "searcher/snippet/cutter.h"
#include "searcher/snippet/places.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

base::ByteSpan span_of(std::string_view text, std::string_view piece) {
  const std::size_t begin = text.find(piece);
  REQUIRE(begin != std::string_view::npos);
  return {begin, begin + piece.size()};
}

std::string cut(std::string_view text, std::string_view core, std::size_t columns) {
  PlaceFinder finder(text);
  return std::string(cut_around(span_of(text, core), {0, text.size()}, columns, finder).of(text));
}

TEST_CASE("columns count what a terminal shows") {
  struct Row {
    std::string_view text;
    std::size_t columns;
  };
  const std::vector<Row> rows{
      {"", 0},         {"plain", 5},  {"e\u0301", 1}, {"日本語", 6}, {"한국어", 6},
      {"a\u200bb", 2}, {"\u00e9", 1}, {"\x1b[0m", 3}, {"ไทย", 3},    {"\xff\xfe", 2},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(columns_of(row.text) == row.columns);
  }
}

TEST_CASE("a fragment begins with its sentence and ends with a sentence or a word") {
  const std::string_view text =
      "The first sentence is here. Then a second one names OpenAI in the middle of it. "
      "A third goes on for quite a while, so that no fragment can hold all of what it says. End.";
  struct Row {
    std::string_view core;
    std::size_t columns;
    std::string_view fragment;
  };
  const std::vector<Row> rows{
      // The whole sentence fills three quarters of the columns: it ends there.
      {"OpenAI", 64, "Then a second one names OpenAI in the middle of it."},
      // The beginning of the sentence is too far: some words before the core are kept.
      {"OpenAI", 30, "names OpenAI in the middle"},
      {"first", 20, "The first sentence"},
      // The text ends: what is left of the columns goes to the sentences before.
      {"End", 100,
       "A third goes on for quite a while, so that no fragment can hold all of what it says. End."},
      // ... or to as many words as fit.
      {"End", 40, "can hold all of what it says. End."},
      {"The", 1000, text},
  };
  for (const Row& row : rows) {
    INFO(row.core << " in " << row.columns);
    CHECK(cut(text, row.core, row.columns) == row.fragment);
  }
}

TEST_CASE("where a sentence is too long a fragment begins with a clause") {
  const std::string_view text =
      "Of the many who came to see it from near and far in the long summer of that year, some "
      "stayed to work on chips, 10,000 of them made by hand for a museum that nobody visits.";
  CHECK(cut(text, "chips", 70) ==
        "some stayed to work on chips, 10,000 of them made by hand for a");
  CHECK(cut(text, "of them", 44) == "10,000 of them made by hand for a museum");
  const std::string_view wide =
      "这是一个很长的句子它没有标点符号，人工智能正在改变世界以及其他的东西";
  CHECK(cut(wide, "智能", 34) == "人工智能正在改变世界以及其他的东");
}

TEST_CASE("a sentence that just fits is shown with its last word") {
  const std::string_view text = "One. Two chips are here. And a third sentence follows it. Four.";
  CHECK(cut(text, "chips", 21) == "Two chips are here.");
  CHECK(cut(text, "chips", 20) == "Two chips are");
}

TEST_CASE("a fragment never takes more columns than it may, nor cuts a word that fits") {
  const std::string text =
      "Ein Satz über Straßen — und “quoted words” … naïve café résumés, ünïcödé everywhere; "
      "人工智能正在改变世界。日本語の文章もここにあります。한국어 문장도 있습니다. "
      "ภาษาไทยไม่มีช่องว่างระหว่างคำ e\u0301e\u0301 done.";
  PlaceFinder finder(text);
  const auto places = finder.find({0, text.size()});
  for (std::size_t columns = 12; columns < 120; columns += 7) {
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      const base::ByteSpan core{places[i].offset, places[i + 1].offset};
      const base::ByteSpan cut = cut_around(core, {0, text.size()}, columns, finder);
      INFO(cut.of(text) << " | " << core.of(text) << " | " << columns);
      REQUIRE(columns_of(cut.of(text)) <= columns - 2);
      REQUIRE((cut.empty() || (finder.trimmed(cut) == cut)));
      REQUIRE((finder.trimmed(core).empty() || cut.contains(core)));
    }
  }
}

TEST_CASE("a word wider than the columns is cut between graphemes") {
  const std::string word = std::string(30, 'a') + "e\u0301" + std::string(300, 'b');
  const std::string fragment = cut(word, word, 33);
  CHECK(fragment == std::string(30, 'a') + "e\u0301");
}

TEST_CASE("bytes that are not UTF-8 don't stop the cutting") {
  const std::string text = "good \xff\xfe\x80 words \xe4\xba then OpenAI and \xf0\x9f more";
  const std::string fragment = cut(text, "OpenAI", 30);
  CHECK(fragment.find("OpenAI") != std::string::npos);
}

}  // namespace
}  // namespace technews::searcher
