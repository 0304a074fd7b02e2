#include "searcher/snippet/sentence_start.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

TEST_CASE("the last sentence's beginning is guessed from what stands in front of it") {
  struct Row {
    std::string_view text;
    std::string_view sentence;  // from there to the end; "-": none
  };
  const std::vector<Row> rows{
      {"one. Two three", "Two three"},
      {"one! \"Two three", "\"Two three"},
      {"he said \"one.\" Two three", "Two three"},
      {"he said \u201Cone?\u201D Two", "Two"},
      {"one. two three", "-"},      // goes on with a small letter
      {"the U.S. Army came", "-"},  // initials
      {"by J. Smith alone", "-"},
      {"costs 3.5 Dollars", "-"},  // no blank
      {"headline\nTwo three", "Two three"},
      {"\u4E00\u3002\u4E8C\u4E09", "\u4E8C\u4E09"},
      {"one. 20 people", "20 people"},
      {"no end at all", "-"},
      {"", "-"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    // Not the text's beginning, which always begins a sentence.
    const std::string text = "x" + std::string(row.text);
    const auto begin = last_sentence_start(text, {1, text.size()});
    REQUIRE(begin.has_value() == (row.sentence != "-"));
    if (begin) CHECK(text.substr(*begin) == row.sentence);
    CHECK(last_sentence_start(text, {0, text.size()}).has_value());
  }
}

}  // namespace
}  // namespace technews::searcher
