#include "shared/normalization/utf8_repair.h"

#include "shared/base/utf8.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::normalization;
using namespace std::string_literals;
namespace base = technews::base;

namespace {

struct Case {
  std::string bytes;
  std::string declared;
  std::string text;
  std::string charset;
};

}  // namespace

TEST_CASE("bytes are read by mark, as UTF-8, as declared, as detected, or as cp1252") {
  const std::vector<Case> table{
      {"", "", "", "UTF-8"},
      {"plain", "", "plain", "UTF-8"},
      {"caf\xC3\xA9", "", "café", "UTF-8"},
      {"caf\xC3\xA9", "iso-8859-1", "café", "UTF-8"},
      {"\xEF\xBB\xBFmark", "", "mark", "UTF-8"},
      {"\xFF\xFEh\0i\0"s, "", "hi", "UTF-16LE"},
      {"\xFE\xFF\0h\0i"s, "", "hi", "UTF-16BE"},
      {"h\0e\0l\0l\0o\0"s, "", "hello", "UTF-16LE"},
      {"caf\xE9", "", "café", "windows-1252"},
      {"caf\xE9", "latin1", "café", "windows-1252"},
      {"it\x92s", "iso-8859-1", "it’s", "windows-1252"},
      {"it\x92s", "us-ascii", "it’s", "windows-1252"},
      {"it\x92s", "utf-8", "it’s", "windows-1252"},
      {"it\x92s", "no-such-charset", "it’s", "windows-1252"},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет", "windows-1251"},
      {"\x93\xFA\x96{\x8C\xEA", "Shift_JIS", "日本語", "windows-31j"},
      {"\xC4\xE3\xBA\xC3", "gb2312", "你好", "GB18030"},
  };
  for (const Case& c : table) {
    const Repaired result = repair_utf8(c.bytes, c.declared);
    INFO(c.text);
    CHECK(result.text == c.text);
    CHECK(result.charset == c.charset);
    CHECK(result.invalid_bytes == 0);
  }
}

TEST_CASE("a charset nobody declared is detected") {
  const std::string russian =
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xEA\xEE\xEC\xEF\xE0\xED\xE8\xE8 \xF1\xEA\xE0\xE7\xE0"
      "\xEB, \xF7\xF2\xEE \xED\xEE\xE2\xE0\xFF \xEC\xEE\xE4\xE5\xEB\xFC \xE1\xF3\xE4\xE5\xF2 "
      "\xE2\xFB\xEF\xF3\xF9\xE5\xED\xE0 \xE2 \xFD\xF2\xEE\xEC \xE3\xEE\xE4\xF3.";
  const Repaired result = repair_utf8(russian);
  CHECK(result.charset == "windows-1251");
  CHECK(result.text == "Президент компании сказал, что новая модель будет выпущена в этом году.");
}

TEST_CASE("damaged UTF-8 stays UTF-8 and every lost byte is counted") {
  const Repaired cut = repair_utf8("“It’s” – “that’s” – “here’s” – “so” — \xE2\x80");
  CHECK(cut.charset == "UTF-8");
  CHECK(cut.invalid_bytes == 2);
  CHECK(cut.text == "“It’s” – “that’s” – “here’s” – “so” — \uFFFD\uFFFD");
}

TEST_CASE("controls are repaired or removed, and counted") {
  const Repaired c1 = repair_utf8("it\u0092s \u0093so\u0094");
  CHECK(c1.text == "it’s “so”");
  CHECK(c1.controls == 3);
  const Repaired c0 = repair_utf8("a\x1B[1mb\0c\x7F\td\n\r\fe"s);
  CHECK(c0.text == "a[1mbc\td\n\r\ne");
  CHECK(c0.controls == 4);
}

TEST_CASE("mojibake is put right and counted") {
  const Repaired result = repair_utf8("OpenAIâ€™s “planâ€¦");
  CHECK(result.text == "OpenAI’s “plan…");
  CHECK(result.mojibake == 2);
  CHECK(result.total() == 2);
}

TEST_CASE("what comes out is valid UTF-8 and is left alone the second time") {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (int i = 0; i < 24; ++i) {
      bytes += static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 26);
    }
    const Repaired once = repair_utf8(bytes);
    REQUIRE(base::is_valid_utf8(once.text));
    const Repaired twice = repair_utf8(once.text);
    REQUIRE(twice.charset == "UTF-8");
    REQUIRE(twice.invalid_bytes == 0);
    REQUIRE(twice.controls == 0);
  }
}

TEST_CASE("valid text without controls or mojibake is unchanged") {
  std::mt19937 random(12);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) {
      static constexpr char32_t ranges[][2] = {
          {0x20, 0x7E}, {0x100, 0x17F}, {0x400, 0x45F}, {0x4E00, 0x9FFF}, {0x1F600, 0x1F64F}};
      const auto& range = ranges[random() % 5];
      base::append_utf8(text, range[0] + static_cast<char32_t>(random() % (range[1] - range[0])));
    }
    INFO(text);
    REQUIRE(repair_utf8(text).text == text);
    REQUIRE(repair_utf8(text).total() == 0);
  }
}
