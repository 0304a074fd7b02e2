#include "tests/interactive/screen.h"

#include <catch2/catch.hpp>

using technews::interactive_tests::Screen;

TEST_CASE("The model shows what a terminal would") {
  const struct {
    const char* bytes;
    const char* text;
  } rows[] = {
      {"ab\r\ncd", "ab\ncd"},   {"abc\x1B[1;2Hx", "axc"},        {"abc\x1B[1;2H\x1B[K", "a"},
      {"中a\x1B[1;3Hb", "中b"}, {"e\u0301x", "e\u0301x"},        {"\x1B[1;33mred\x1B[0m", "red"},
      {"a\x1B[2Jb", " b"},      {"\x1B[9;1Hlast", "\n\n\nlast"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.bytes);
    Screen whole(10, 4);
    whole.feed(row.bytes);
    CHECK(whole.text() == row.text);
    Screen pieces(10, 4);
    for (const char byte : std::string(row.bytes)) pieces.feed(std::string(1, byte));
    CHECK(pieces.text() == row.text);
  }
}

TEST_CASE("The model refuses what it doesn't know") {
  for (const char* bytes : {"\x1B]0;title\x07", "\x1B[5n", "\x1B[?1000h", "\x07"}) {
    Screen screen(10, 4);
    CHECK_THROWS(screen.feed(bytes));
  }
}
