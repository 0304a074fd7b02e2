#include "shared/terminal/width.h"

#include "shared/base/utf8.h"
#include "shared/terminal/sanitize.h"

#include <random>

#include <catch2/catch.hpp>

using namespace technews::terminal;

namespace {

std::vector<std::string> lines_of(const std::string& text, const WrapOptions& options) {
  std::vector<std::string> lines;
  for (const auto line : wrap(text, options)) lines.emplace_back(line.of(text));
  return lines;
}

}  // namespace

TEST_CASE("Columns are counted as terminals draw them, and to be safe as the worst one does") {
  const struct {
    std::string text;
    int display;
    int safe;
  } rows[] = {
      {"", 0, 0},           {"plain", 5, 5},
      {"na\u00EFve", 5, 5}, {"nai\u0308ve", 5, 5},  // combining
      {"日本語", 6, 6},     {"ＡＢ", 4, 4},
      {"한글", 4, 4},       {"\u1112\u1161\u11AB", 2, 2},  // conjoining jamo
      {"❤\uFE0F", 2, 2},    {"👍🏽", 2, 4},
      {"👩\u200D💻", 2, 4},   {"🇩🇪", 2, 2},
      {"नमस्ते", 4, 4},       {"a\tb\n", 2, 2},
      {"“…”", 3, 3},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(display_width(row.text) == row.display);
    CHECK(safe_width(row.text) == row.safe);
  }
}

TEST_CASE("Lines break where a reader expects it") {
  const struct {
    std::string text;
    int width;
    std::vector<std::string> lines;
  } rows[] = {
      {"", 10, {""}},
      {"one two three", 7, {"one two", "three"}},
      {"one two  three ", 8, {"one two", "three"}},
      {"multi-billion dollar", 9, {"multi-", "billion", "dollar"}},
      {"abcdefghijkl mn", 5, {"abcde", "fghij", "kl mn"}},
      {"first\nsecond line", 11, {"first", "second line"}},
      {"first\n\nthird\n", 11, {"first", "", "third"}},
      {"日本語の文章。", 6, {"日本語", "の文", "章。"}},
      {"x 👍🏽👍🏽", 6, {"x 👍🏽", "👍🏽"}},
      {"don't stop", 5, {"don't", "stop"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(lines_of(row.text, {.first_width = row.width, .width = row.width}) == row.lines);
  }
  CHECK(lines_of("a b-c d", {.first_width = 1, .width = 3, .only_at_blanks = true}) ==
        std::vector<std::string>{"a", "b-c", "d"});
}

TEST_CASE("No line is too wide and no letter is lost, whatever the text") {
  std::mt19937 random(3);
  constexpr std::string_view pieces[] = {"word",    " ",        "-",
                                         "日",      "👍🏽", "❤\uFE0F",
                                         "e\u0301", "\n",       "http://a.b/c?d",
                                         "é",       ", ",       "\u0E20\u0E32\u0E29"};
  for (int i = 0; i < 3'000; ++i) {
    std::string text;
    for (std::size_t k = random() % 20; k > 0; --k) text += pieces[random() % std::size(pieces)];
    const int width = 4 + static_cast<int>(random() % 20);
    std::string kept;
    for (const auto line : wrap(text, {.first_width = width, .width = width})) {
      if (safe_width(line.of(text)) > width) FAIL_CHECK("too wide: " << line.of(text));
      kept += line.of(text);
    }
    const auto without_blanks = [](std::string s) {
      std::erase_if(s, [](char c) { return c == ' ' || c == '\n'; });
      return s;
    };
    if (without_blanks(kept) != without_blanks(text)) FAIL_CHECK("lost: " << text);
  }
}

TEST_CASE("Text is cut between characters") {
  CHECK(first_columns("日本語", 5) == "日本");
  CHECK(last_columns("日本語", 5) == "本語");
  CHECK(first_columns("e\u0301x", 1) == "e\u0301");
  CHECK(last_columns("abc", 5) == "abc");
  CHECK(first_columns("abc", 0).empty());
  CHECK(wrapped_block("one two three", 4, 2, 9) == "one\n  two\n  three\n");
  CHECK(wrapped_block("one two three", 4, 2, std::nullopt) == "one two three\n");
}
