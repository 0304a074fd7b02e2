#include "corpus/clean/dateline.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::corpus;

namespace {

// title_words: how many of the text's first words are its title.
std::string dateline(const std::string& text, std::size_t title_words = 0) {
  Words words;
  words.scan(text);
  const auto found = find_dateline({&words, 0, words.size(), title_words});
  return found ? found->to_string() : "";
}

}  // namespace

TEST_CASE("A date is a dateline by what stands around it") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"This article was published on October 30, 2021 Deep tech", "2021-10-30"},
      {"Terms of use Updated November 14, 2023 (Previous versions)", "2023-11-14"},
      {"Veröffentlicht am 23 Jan 2023 von der Redaktion", "2023-01-23"},
      {"Photos by Amanda Lopez Dec 7, 2021, 4:30 PM UTC | Comments", "2021-12-07"},
      {"Jane Doe | 23 January 2023 | 4 min read", "2023-01-23"},
      {"By Jane Doe - July 3, 2017 - Chips", "2017-07-03"},
      {"Illustration: Jane Doe March 31, 2016 Authors Jane Doe", "2016-03-31"},
      {"Chips again\n2023-01-23\nShare", "2023-01-23"},
      {"Chief attends a forum in Hong Kong, China January 26, 2016. REUTERS", ""},
      {"The founder at the ceremony held July 12, 2019 in San Francisco", ""},
      {"Washington DC USA - July 3 2017: The seal", ""},
      {"the latest design with a dark theme, December 30 2015 Are you", ""},
      {"On Friday, September 13, 2019, both rang the bell", ""},
      {"The meeting: Lusaka 24 May - 26 May 2021 Number of attendees", ""},
      {"Updated 24 May - 26 May 2021", ""},
      {"no date", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(dateline(row.text) == row.expected);
  }
}

TEST_CASE("A date right behind the title is the page's") {
  const std::string text = "Learning a hierarchy October 26, 2017 More resources";
  CHECK(dateline(text, 3) == "2017-10-26");
  CHECK(dateline(text).empty());
}

TEST_CASE("The first dateline counts, not the first date") {
  CHECK(dateline("A booth on Oct. 20, 2021 in Hangzhou. Published Oct. 25, 2021") == "2021-10-25");
}
