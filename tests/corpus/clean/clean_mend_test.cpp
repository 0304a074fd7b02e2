#include "corpus/clean/mend.h"

#include <random>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

using namespace technews::corpus;

TEST_CASE("The blank that inline tags leave before a mark is taken out where it is safe") {
  struct Row {
    const char* input;
    const char* expected;
  };
  const Row rows[] = {
      {"Arcadia , a platform", "Arcadia, a platform"},
      {"a blog post , and", "a blog post, and"},
      {"see it here .", "see it here."},
      {"written in .NET and C", "written in .NET and C"},
      {"wait ... what", "wait ... what"},
      {"a smile :) here", "a smile :) here"},
      {"one \n , two", "one, two"},
      {"(see below) ; then", "(see below); then"},
      {"  two   blanks  ", "two blanks"},
      {"$ , alone", "$ , alone"},
  };
  for (const Row& row : rows) {
    CHECK(one_line(row.input) == row.expected);
    CHECK(one_line(one_line(row.input)) == one_line(row.input));
  }
}

TEST_CASE("Kept ranges are joined by a line break where the page had one between them") {
  const std::string body = "First part. Promo here. Second part.\nMenu\nThird.";
  CHECK(joined(body, {{0, 12}, {24, 37}, {42, 48}}) == "First part. Second part.\nThird.");
  CHECK(joined(body, {}).empty());
}

namespace {

// What one_line() says, word by word.
std::string mended(const std::string& text) {
  std::istringstream words(text);
  std::string out;
  for (std::string word; words >> word;) {
    const bool mark = word == "," || word == ";" || word == "." || word == ":";
    const char before = out.empty() ? ' ' : out.back();
    const bool letter = (before >= 'a' && before <= 'z') || before == ')';
    if (!out.empty() && !(mark && letter)) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace

TEST_CASE("Long texts are mended as if word by word, wherever their blanks and marks stand") {
  const std::string parts[] = {" ", " ", "\n", "\t", ",",    ".",
                               ":", ";", ")",  "a",  "word", "longer"};
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    while (text.size() < 120) {
      // Mostly plain words, so that whole blocks of them stand between what is mended.
      text += random() % 4 == 0 ? parts[random() % std::size(parts)] : "some plain words ";
    }
    CHECK(one_line(text) == mended(text));
  }
}
