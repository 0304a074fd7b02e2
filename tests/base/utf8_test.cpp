#include "shared/base/utf8.h"

#include <string>

#include <catch2/catch.hpp>

using namespace technews::base;

TEST_CASE("Every code point survives encoding and decoding") {
  for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 61) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, value);
    const CodePoint point = decode_utf8(text, 0);
    REQUIRE(point.valid);
    REQUIRE(point.value == value);
    REQUIRE(point.length == text.size());
  }
}

TEST_CASE("Overlong forms, surrogates, cut sequences and stray bytes are not UTF-8") {
  const std::string text =
      GENERATE(as<std::string>{}, "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
               "\xE2\x82", "\x80", "\xFF", "a\xF0\x9F\x98");
  CHECK_FALSE(is_valid_utf8(text));
}

TEST_CASE("A byte that is not UTF-8 is passed over alone") {
  const CodePoint point = decode_utf8("\xE2\x28\xA1", 0);
  CHECK_FALSE(point.valid);
  CHECK(point.length == 1);
  CHECK(point.value == 0xFFFD);
}
