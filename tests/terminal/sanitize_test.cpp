#include "shared/terminal/sanitize.h"

#include "tests/terminal/output_check.h"

#include <random>

#include <catch2/catch.hpp>

using namespace technews::terminal;

namespace {

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// Bytes that sequences are made of turn up often.
std::string random_text(std::mt19937& random) {
  constexpr std::string_view pieces[] = {
      "\x1B",     "\x1B[",        "\x1B]",        "\x1BP",        "\x1B\\",       "\xC2\x9B",
      "\xC2\x9D", "\xC2\x9C",     "\x07",         "\xCC\x81",     "\xE2\x80\x8D", "\xE2\x80\x8B",
      "\xE2\x80", "\xAE",         "\xF3\xA0\x81", "\x81",         "0;",           "31m",
      "a",        "\xEF\xBB\xBF", "\xC2",         "\xE2\x80\xAE", "\n",           "\x18"};
  std::string text;
  const std::size_t length = random() % 40;
  for (std::size_t i = 0; i < length; ++i) {
    if (random() % 4 == 0) {
      text += static_cast<char>(random() % 256);
    } else {
      text += pieces[random() % std::size(pieces)];
    }
  }
  return text;
}

}  // namespace

TEST_CASE("Sequences are removed whole, in both spellings") {
  const struct {
    std::string_view text;
    std::string_view safe;
  } rows[] = {
      {"a\x1B[31mRED\x1B[0m b", "aRED b"},
      {"a\x1B[2J\x1B[Hb", "ab"},
      {"a\x1B[?25;1$pb", "ab"},
      {"a\x1B]0;title\x07"
       "b",
       "ab"},
      {"a\x1B]52;c;cm0=\x1B\\b", "ab"},
      {"\x1B]8;;http://evil/\x1B\\click\x1B]8;;\x1B\\", "click"},
      {"a\x1BP$q\"p\x1B\\b", "ab"},
      {"a\x1B_Gf=32;AA\x1B\\b", "ab"},
      {"a\x1B^private\x1B\\b", "ab"},
      {"a\x1BXstart\x1B\\b", "ab"},
      {"a\xC2\x9B"
       "31mb",
       "ab"},
      {"a\xC2\x9D"
       "0;x\xC2\x9C"
       "b",
       "ab"},
      {"a\xC2\x90q\xC2\x9C!", "a!"},
      {"a\x1B]0;x\x18"
       "b",
       "ab"},                           // CAN ends a string
      {"a\x1B]0;x\x1B[1mb", "ab"},      // so does another sequence
      {"a\x1B]0;no end", "a0;no end"},  // the text is not swallowed
      {"a\x1BP1\x07 no end", "a1 no end"},
      {"a\x1B[38;2;", "a"},
      {"a\x1B[31\nb", "a\nb"},
      {"a\x1B", "a"},
      {"a\x1B"
       "cb",
       "acb"},
      {"\x9B"
       "31m",
       "\xEF\xBF\xBD"
       "31m"},
  };
  for (const auto& row : rows) CHECK(sanitize(row.text) == row.safe);
}

TEST_CASE("Controls and what can't be seen are removed, what scripts and emoji need stays") {
  const struct {
    std::string_view text;
    std::string_view safe;
  } rows[] = {
      {"a\tb\nc", "a\tb\nc"},
      {"safe\rEVIL", "safeEVIL"},
      {"abc\b\b\x07\x7F\v\fd", "abcd"},
      {std::string_view("a\0b", 3), "ab"},
      {"a\xC2\x85"
       "b",
       "ab"},
      {"a\xE2\x80\xA8"
       "b\xE2\x80\xA9"
       "c",
       "abc"},
      {"\xE2\x80\xAEgnp.exe", "gnp.exe"},
      {"\xE2\x81\xA6"
       "a\xE2\x81\xA9\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C",
       "a"},
      {"ze\xE2\x80\x8Bro\xE2\x81\xA0\xEF\xBB\xBF", "zero"},
      {"co\xC2\xADop", "coop"},
      {"\xF3\xA0\x81\x81\xF3\xA0\x81\xBFx", "x"},
      {"\xEF\xBF\xB9"
       "a\xEF\xBF\xBB",
       "a"},
      {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
       "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB"},
      {"\xE2\x9D\xA4\xEF\xB8\x8F", "\xE2\x9D\xA4\xEF\xB8\x8F"},
      {"\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE"},
      {"\xEF\xBF\xBF\xEE\x80\x80", "\xEF\xBF\xBF\xEE\x80\x80"},
      {"caf\xE9 \xC3\x28", "caf\xEF\xBF\xBD \xEF\xBF\xBD("},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"", ""},
  };
  for (const auto& row : rows) CHECK(sanitize(row.text) == row.safe);
  const std::string acute = "\xCC\x81";
  CHECK(sanitize("e" + repeated(acute, 500) + "x") == "e" + repeated(acute, 8) + "x");
  CHECK(sanitize("e" + repeated(acute + "\xE2\x80\x8D", 500)) ==
        "e" + repeated(acute + "\xE2\x80\x8D", 4));
  CHECK(sanitize_line("two\nlines\tand \x1B[1ma tab") == "two lines and a tab");
}

TEST_CASE("Any bytes become safe text, and safe text stays as it is") {
  std::mt19937 random(20231120);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_text(random);
    const std::string safe = sanitize(text);
    if (danger_in(safe) != "" || sanitize(safe) != safe) {
      CAPTURE(i);
      CHECK(danger_in(safe) == "");
      CHECK(sanitize(safe) == safe);
    }
  }
}

TEST_CASE("Pieces made safe one by one are safe together") {
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_text(random);
    const std::size_t cut = text.empty() ? 0 : random() % text.size();
    const std::string together = sanitize(text.substr(0, cut)) + sanitize(text.substr(cut));
    // Only marks may add up: two runs.
    if (const std::string danger = danger_in(together, 16); danger != "") FAIL_CHECK(danger);
  }
}

TEST_CASE("Openings without an end cost no more than their length") {
  const std::string many = repeated("\x1B]x\x1B", 1) + repeated("\xC2\x9Dx", 2'000'000);
  CHECK(sanitize(many).size() == 2'000'000);
}
