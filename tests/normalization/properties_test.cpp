#include "shared/base/utf8.h"
#include "shared/normalization/analyzer.h"
#include "tests/normalization/layout.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

using namespace technews::normalization;
namespace base = technews::base;

namespace {

const std::vector<std::string>& bits() {
  static const std::vector<std::string> all{"word",   "The",     "US",
                                            "GPT",    "C",       "4",
                                            "20",     "1999",    ".5",
                                            "1,000",  "-",       "+",
                                            "++",     "#",       "&",
                                            "@",      "/",       "%",
                                            "$",      "€",       "_",
                                            "'",      "’",       "'s",
                                            ".",      ",",       ":",
                                            "://",    "www.",    ".com",
                                            "net",    "é",       "e\u0301",
                                            "ß",      "İ",       "ﬁ",
                                            "Ａ",     "＋",      "．",
                                            "-",      "\u2011",  "\u00AD",
                                            "\u200B", "\u3099",  "か",
                                            "ｶ",      "ﾞ",       "人工智能",
                                            "日本",   "한국어",  "\u1112\u1161\u11ab",
                                            "ไทย",    "мир",     "й",
                                            "שָ",      "مُ",       "١",
                                            "ʼ",      "billion", "percent",
                                            "\xFF",   "\xC3",    "\u0301",
                                            "½",      "™",       "😀",
                                            "‍",    "U.S.",    "e-mail",
                                            "?",      "="};
  return all;
}

std::string random_text(std::mt19937& random, int pieces) {
  std::string text;
  for (int i = 0; i < pieces; ++i) {
    text += random() % 4 == 0 ? " " : bits()[random() % bits().size()];
  }
  return text;
}

bool on_boundary(std::string_view text, std::size_t at) {
  if (at == text.size()) return true;
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void check_tokens(std::string_view text, std::span<const Token> tokens) {
  std::uint32_t position = 0;
  for (const Token& token : tokens) {
    REQUIRE(token.span.begin < token.span.end);
    REQUIRE(token.span.end <= text.size());
    REQUIRE(base::is_valid_utf8(token.span.of(text)));
    if (base::is_valid_utf8(text)) {
      REQUIRE(on_boundary(text, token.span.begin));
      REQUIRE(on_boundary(text, token.span.end));
    }
    REQUIRE_FALSE(token.form.empty());
    REQUIRE_FALSE(token.stem.empty());
    REQUIRE(base::is_valid_utf8(token.form));
    REQUIRE(token.position >= position);
    REQUIRE(token.width >= 1);
    position = token.position;
  }
}

std::string normalized(const icu::Normalizer2* rules, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  rules->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  return out;
}

}  // namespace

TEST_CASE("spans are inside the text, on character boundaries, in the order of positions") {
  std::mt19937 random(1);
  Analyzer analyzer;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random, 10);
    INFO(text);
    check_tokens(text, analyzer.analyze(text));
  }
}

TEST_CASE("random bytes never fail") {
  std::mt19937 random(2);
  Analyzer analyzer;
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += static_cast<char>(random() % 256);
    check_tokens(text, analyzer.analyze(text));
  }
}

TEST_CASE("the form of a token is analyzed as itself") {
  std::mt19937 random(3);
  Analyzer analyzer;
  Analyzer again;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random, 8);
    INFO(text);
    for (const Token& token : analyzer.analyze(text)) {
      INFO(token.form);
      bool found = false;
      for (const Token& same : again.analyze(token.form)) found = found || same.form == token.form;
      REQUIRE(found);
    }
  }
}

TEST_CASE("composed and decomposed text have the same terms") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  std::mt19937 random(4);
  Analyzer one;
  Analyzer other;
  for (int round = 0; round < 20000; ++round) {
    std::string text = random_text(random, 8);
    if (!base::is_valid_utf8(text)) continue;
    INFO(text);
    REQUIRE(layout(one.analyze(normalized(nfc, text))) ==
            layout(other.analyze(normalized(nfd, text))));
  }
}

TEST_CASE("an analyzer remembers nothing that changes the next text") {
  std::mt19937 random(5);
  Analyzer used;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random, 8);
    Analyzer fresh;
    INFO(text);
    REQUIRE(layout(used.analyze(text)) == layout(fresh.analyze(text)));
  }
}

TEST_CASE("more different words than are remembered change nothing") {
  Analyzer analyzer;
  std::string text;
  for (int i = 0; i < 40000; ++i) {
    text += "w";
    for (int k = i; k > 0; k /= 26) text += static_cast<char>('a' + k % 26);
    text += ' ';
  }
  const std::string first = layout(analyzer.analyze(text));
  CHECK(layout(analyzer.analyze(text)) == first);
  CHECK(layout(analyzer.analyze("companies")) == "0:companies~compani");
}

TEST_CASE("a blank between texts keeps their tokens") {
  std::mt19937 random(6);
  Analyzer analyzer;
  Analyzer other;
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random_text(random, 6);
    std::vector<std::string> alone;
    for (const Token& token : analyzer.analyze(text, "mixed Case")) alone.emplace_back(token.form);
    std::vector<std::string> inside;
    const std::string longer = "start\n" + text + "\nend";
    INFO(text);
    for (const Token& token : other.analyze(longer, "mixed Case")) inside.emplace_back(token.form);
    REQUIRE(inside.size() >= 2);
    CHECK(std::vector<std::string>(inside.begin() + 1, inside.end() - 1) == alone);
  }
}
