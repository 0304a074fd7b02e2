#include "shared/terminal/line_editor.h"

#include "shared/terminal/width.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::terminal;

namespace {

// The line with | at the cursor.
std::string shown(const LineEditor& line) {
  std::string text = line.text();
  return text.insert(line.cursor(), "|");
}

}  // namespace

TEST_CASE("Keys edit the line by characters and words") {
  using enum KeyKind;
  const struct {
    std::string line;
    std::vector<KeyKind> keys;
    std::string result;
  } rows[] = {
      {"abc", {}, "abc|"},
      {"abc", {left, left}, "a|bc"},
      {"abc", {home, erase}, "|abc"},
      {"abc", {home, erase_next}, "|bc"},
      {"abc", {end, right, erase_next}, "abc|"},
      {"one two ", {erase_word}, "one |"},
      {"one two", {left, erase_word}, "one |o"},
      {"one two", {word_left, word_left, word_right}, "one| two"},
      {"one two", {word_left, erase_start}, "|two"},
      {"one two", {word_left, erase_rest}, "one |"},
      {"e\u0301a", {left, left}, "|e\u0301a"},
      {"xe\u0301", {erase}, "x|"},
      {"👍🏽x", {left, erase}, "|x"},
      {"👨‍👩‍👧x", {left, left}, "|👨‍👩‍👧x"},
      {"中文", {left}, "中|文"},
      {"", {left, right, erase, erase_next, erase_word, home, end}, "|"},
  };
  for (const auto& row : rows) {
    LineEditor line;
    line.set(row.line);
    for (const KeyKind kind : row.keys) CHECK(line.press({kind, {}}));
    CHECK(shown(line) == row.result);
  }
}

TEST_CASE("Text is put in where the cursor is, up to the limit") {
  LineEditor line;
  line.set("ad");
  line.press({KeyKind::left, {}});
  line.press({KeyKind::text, "bc"});
  CHECK(shown(line) == "abc|d");
  line.press({KeyKind::text, std::string(LineEditor::most_bytes, 'x')});
  CHECK(line.text() == "abcd");
  CHECK_FALSE(line.press({KeyKind::enter, {}}));
}

TEST_CASE("The window holds the cursor and fits its columns") {
  const std::string texts[] = {"", "short", std::string(200, 'x'), "中文中文中文中文中文",
                               "👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽"};
  for (const std::string& text : texts) {
    for (const int columns : {2, 7, 20, 80}) {
      LineEditor line;
      line.set(text);
      for (int step = 0; step < 12; ++step) {
        const auto window = line.window(columns);
        CAPTURE(text, columns, step);
        CHECK(safe_width(window.before) <= columns - 1);
        CHECK(safe_width(window.before) + safe_width(window.after) <= columns);
        CHECK(line.text().substr(0, line.cursor()).ends_with(window.before));
        CHECK(line.text().substr(line.cursor()).starts_with(window.after));
        line.press({KeyKind::left, {}});
      }
    }
  }
}
