#include "shared/normalization/analyzer.h"
#include "tests/normalization/layout.h"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::normalization;

TEST_CASE("a run of ideographs is its pairs, and a dictionary's words beside them") {
  const std::vector<std::pair<const char*, const char*>> table{
      {"智", "0:智"},
      {"人工", "0:人工"},
      {"日本語", "0:日本語^3- 0:日本 1:本語"},
      {"한국어 뉴스", "0:한국 1:국어 3:뉴스"},
      {"AI技術", "0:ai 1:技術"},
      {"第3代", "0:第 1:3 2:代"},
      {"ｶﾞｲﾄﾞ", "0:ガイド^3- 0:ガイ 1:イド"},
      {"人工 智能", "0:人工 2:智能"},
  };
  Analyzer analyzer;
  for (const auto& [text, expected] : table) {
    INFO(text);
    CHECK(layout(analyzer.analyze(text)) == expected);
  }
}

TEST_CASE("the spans of pairs are those of their characters") {
  Analyzer analyzer;
  const std::string text = "x 日か\u3099語";
  std::vector<std::string> sources;
  for (const Token& token : analyzer.analyze(text)) {
    if (token.kind == TokenKind::cjk && token.counted) {
      sources.emplace_back(token.span.of(text));
    }
  }
  CHECK(sources == std::vector<std::string>{"日か\u3099", "か\u3099語"});
}

TEST_CASE("Thai is cut into a dictionary's words") {
  Analyzer analyzer;
  CHECK(layout(analyzer.analyze("ภาษาไทยง่าย")) == "0:ภาษา 1:ไทย 2:ง่าย");
}
