#include "shared/terminal/escape.h"

#include "tests/terminal/output_check.h"

#include <random>

#include <catch2/catch.hpp>

using namespace technews::terminal;

namespace {
struct Row {
  std::string_view text;
  std::string_view expected;
};
}  // namespace

TEST_CASE("JSON keeps everything, with what is dangerous as escapes") {
  const Row rows[] = {
      {"plain", R"("plain")"},
      {"say \"hi\" \\ \n\t\r", R"("say \"hi\" \\ \n\t\r")"},
      {"\x1B[31m\x7F", "\"\\u001b[31m\\u007f\""},
      {std::string_view("\0", 1), "\"\\u0000\""},
      {"\xC2\x9B\xE2\x80\xAE\xEF\xBB\xBF", R"("\u009b\u202e\ufeff")"},
      {"\xF3\xA0\x81\x81", R"("\udb40\udc41")"},
      {"\xE2\x80\xA8\xC2\xAD", R"("\u2028\u00ad")"},
      {"na\xC3\xAFve \xF0\x9F\x98\x80", "\"na\xC3\xAFve \xF0\x9F\x98\x80\""},
      {"\xFFx", "\"\xEF\xBF\xBDx\""},
  };
  for (const Row& row : rows) CHECK(json_string(row.text) == row.expected);
  std::string zalgo = "e";
  for (int i = 0; i < 9; ++i) zalgo += "\xCC\x81";
  CHECK(json_string(zalgo).ends_with("\\u0301\""));
}

TEST_CASE("A TSV field is one field on one line") {
  const Row rows[] = {{"a\tb\nc\\d", "a\\tb\\nc\\\\d"}, {"x\x1B[1my\r", "xy"}, {"", ""}};
  for (const Row& row : rows) CHECK(tsv_field(row.text) == row.expected);
}

TEST_CASE("A CSV field runs nothing in a spreadsheet") {
  const Row text_rows[] = {
      {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
      {"+1+1", "'+1+1"},
      {"-2+3", "'-2+3"},
      {"@SUM(1)", "'@SUM(1)"},
      {"\t=1+1", "'\t=1+1"},
      {"\r=1+1", "'=1+1"},
      {"\xE2\x80\x8B=1", "'=1"},
      {"a,b", "\"a,b\""},
      {"say \"x\"\n", "\"say \"\"x\"\"\n\""},
      {"plain = text", "plain = text"},
      {"=a,b", "\"'=a,b\""},
  };
  for (const Row& row : text_rows) CHECK(csv_text_field(row.text) == row.expected);
  CHECK(csv_field("-2.5") == "-2.5");
}

TEST_CASE("HTML shows text and runs nothing") {
  const Row rows[] = {
      {"<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"},
      {"a & \"b\"", "a &amp; &quot;b&quot;"}};
  for (const Row& row : rows) CHECK(html_text(row.text) == row.expected);
}

TEST_CASE("An encoded identifier is one visible word") {
  const Row rows[] = {
      {"id with spaces", "id%20with%20spaces"},
      {"a\tb\nc", "a%09b%0Ac"},
      {"https://a.b/c%20d?e=f#g", "https://a.b/c%20d?e=f#g"},
      {"\xC2\xA0\xE2\x80\x8B\xE3\x80\x80", "%C2%A0%E2%80%8B%E3%80%80"},
      {"caf\xC3\xA9", "caf\xC3\xA9"},
      {"\xFF|", "%FF|"},
      {"\x1B[31m", "%1B[31m"},
  };
  for (const Row& row : rows) CHECK(encode_id(row.text) == row.expected);
}

TEST_CASE("A shell reads the quoted word back") {
  const Row rows[] = {{"title:openai", "title:openai"},
                      {"two words", "'two words'"},
                      {"it's", "'it'\\''s'"},
                      {"", "''"},
                      {"$(id)", "'$(id)'"},
                      {"\"x\"", "'\"x\"'"},
                      {"~root", "'~root'"}};
  for (const Row& row : rows) CHECK(shell_word(row.text) == row.expected);
}

TEST_CASE("Every form of any bytes is safe to print") {
  std::mt19937 random(11);
  for (int i = 0; i < 10'000; ++i) {
    std::string text;
    const std::size_t length = random() % 30;
    for (std::size_t k = 0; k < length; ++k) {
      if (random() % 2 == 0) {
        text += static_cast<char>(random() % 256);
      } else {
        technews::base::append_utf8(text, 0x2000 + random() % 0x80);
      }
    }
    for (const std::string& form : {json_string(text), tsv_field(text), csv_field(text),
                                    csv_text_field(text), html_text(text), encode_id(text)})
      if (const std::string danger = danger_in(form); danger != "") FAIL_CHECK(danger);
  }
}
