#include "shared/normalization/analyzer.h"
#include "tests/normalization/layout.h"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::normalization;

TEST_CASE("an address is counted once, and found by its host and its words") {
  const std::vector<std::pair<const char*, const char*>> table{
      {"https://a.b/c?d=e", "0:https://a.b/c?d=e^4 0:ab^1- 1:c- 2:d- 3:e-"},
      {"www.x.com/y", "0:www.x.com/y^3 0:x.com^2- 0:x- 1:com- 2:y-"},
      {"foo@example.com", "0:foo@example.com^3 0:foo- 1:example.com^2- 1:example~exampl- 2:com-"},
      {"http://me@www.a1.io:80/b-c",
       "0:http://me@www.a1.io:80/b-c^5 0:a1.io^2- 0:a1- 1:io- 2:80- "
       "3:b- 4:c-"},
      {"https://asp.net/gpt4", "0:https://asp.net/gpt4^4 0:asp.net^2- 0:asp- 1:.net- 2:gpt- 3:4-"},
  };
  Analyzer analyzer;
  for (const auto& [text, expected] : table) {
    INFO(text);
    CHECK(layout(analyzer.analyze(text)) == expected);
  }
}

TEST_CASE("punctuation around an address is not part of it") {
  Analyzer analyzer;
  for (const char* text : {"https://a.b/c", "https://a.b/c.", "(https://a.b/c)", "https://a.b/c, x",
                           "<https://a.b/c>", "\"https://a.b/c\"", "https://a.b/c; https://a.b/c!",
                           "see:https://a.b/c", "“https://a.b/c”"}) {
    INFO(text);
    bool found = false;
    for (const Token& token : analyzer.analyze(text))
      found = found || token.form == "https://a.b/c";
    CHECK(found);
  }
}

TEST_CASE("colons, dots and at signs of ordinary text make no address") {
  Analyzer analyzer;
  for (const char* text :
       {"mailto: us", "10:30", "a / b", "http:", "www. x", "@ home", "x @y", "note:this", "C://"}) {
    INFO(text);
    for (const Token& token : analyzer.analyze(text)) CHECK(token.kind != TokenKind::url);
  }
}
