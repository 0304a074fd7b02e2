#include "shared/normalization/segmenter.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::normalization;

namespace {

std::vector<std::string> segments(Segmenter& segmenter, const std::string& text) {
  std::vector<std::string> found;
  segmenter.start(text);
  Segment segment;
  while (segmenter.next(segment)) found.emplace_back(segment.span.of(text));
  return found;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("tech names are one segment each") {
  Segmenter segmenter;
  for (const char* name : {"C++",
                           "C++20",
                           "C#",
                           "F#",
                           ".NET",
                           "ASP.NET",
                           "node.js",
                           "AT&T",
                           "R&D",
                           "v18.2.1",
                           "v2.1.0-rc1",
                           "802.11ax",
                           "x86-64",
                           "CVE-2023-4863",
                           "GPT-4",
                           "U.S.",
                           "$10bn",
                           "50%",
                           "5G",
                           "#AI",
                           "@openai",
                           "foo@example.com",
                           "https://a.b/c?d=e",
                           "O'Reilly",
                           "2.x"}) {
    CHECK(segments(segmenter, name) == List{name});
    CHECK(segments(segmenter, "(" + std::string(name) + "),") == List{name});
    CHECK(segments(segmenter, "x " + std::string(name) + " y") == List{"x", name, "y"});
  }
}

TEST_CASE("plain words that skip the rules are cut as the rules cut them") {
  Segmenter with(Segmenter::Shortcut::on);
  Segmenter without(Segmenter::Shortcut::off);
  const std::vector<std::string> bits{
      "word", "Word", "1999", "x", "(", ")",    "\"",   "'",      ".",       ",",      ";",
      ":",    "!",    "?",    "-", "+", "#",    "&",    "@",      "/",       "%",      "$",
      "_",    "é",    "’",    "“", "—", "人工", "ไทย",  "\u00AD", "\u200B",  "\u0301", "…",
      "<",    ">",    "[",    "]", "{", "}",    "\xFF", "US",     "http://", "www."};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      text += random() % 3 == 0 ? std::string(1, " \n\t\r\v\f"[random() % 6])
                                : bits[random() % bits.size()];
    }
    INFO(text);
    REQUIRE(segments(with, text) == segments(without, text));
  }
}

TEST_CASE("a text longer than one stretch is cut the same") {
  Segmenter segmenter;
  std::string text;
  List expected;
  for (int i = 0; i < 300000; ++i) {
    text += "don’t ";
    expected.emplace_back("don’t");
  }
  CHECK(segments(segmenter, text) == expected);
}
