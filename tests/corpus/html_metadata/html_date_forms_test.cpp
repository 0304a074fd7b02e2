#include "corpus/html/date_forms.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::corpus {
namespace {

struct Written {
  std::string text;
  std::string expected;
};

std::string found(const std::string& text, DayOrder order = DayOrder::day_first) {
  const auto date = find_date(text, order);
  return date ? date->date.to_string() : std::string();
}

TEST_CASE("Dates are read in the forms and languages of the web") {
  const std::vector<Written> cases = {
      {"2023-01-23", "2023-01-23"},
      {"23.01.2023", "2023-01-23"},
      {"23. 1. 2023", "2023-01-23"},
      {"23/01/2023", "2023-01-23"},
      {"23.1.23, 10:15", "2023-01-23"},
      {"Jan 23, 2023", "2023-01-23"},
      {"January 23rd, 2023", "2023-01-23"},
      {"23rd of January, 2023", "2023-01-23"},
      {"Montag, 23. Januar 2023", "2023-01-23"},
      {"3. März 2023", "2023-03-03"},
      {"4. Jänner 2023", "2023-01-04"},
      {"le 23 février 2023", "2023-02-23"},
      {"1er août 2023", "2023-08-01"},
      {"23 de marzo de 2023", "2023-03-23"},
      {"23 dicembre 2023", "2023-12-23"},
      {"23 de março de 2023", "2023-03-23"},
      {"23 maart 2023", "2023-03-23"},
      {"23 października 2023", "2023-10-23"},
      {"5. října 2023", "2023-10-05"},
      {"23 мая 2023 г.", "2023-05-23"},
      {"2023年1月23日", "2023-01-23"},
      {"2023年01月23日 10時", "2023-01-23"},
      {"2023년 1월 23일", "2023-01-23"},
      {"23 ocak 2023", "2023-01-23"},
      {"2023. január 23.", "2023-01-23"},
      {"24 نيسان / أبريل 2020", "2020-04-24"},
      {"Updated\u00a0March\u00a01, 2023", "2023-03-01"},
      {"Mai 06 2018", "2018-05-06"},
      {"2020 Feb 5", "2020-02-05"},
  };
  for (const Written& each : cases) {
    INFO(each.text);
    CHECK(found(each.text) == each.expected);
  }
}

TEST_CASE("What is no date isn't read as one") {
  const std::vector<std::string> cases = {"",
                                          "10:15",
                                          "1.2.3.4",
                                          "version 10.1.12.4",
                                          "32.01.2023",
                                          "30 February 2023",
                                          "call 555-12-3",
                                          "2023",
                                          "May I go",
                                          "12345678",
                                          "31/31/2023",
                                          "\xff\xfe 1",
                                          "1",
                                          "....",
                                          "23 things of 2023"};
  for (const std::string& each : cases) {
    INFO(each);
    CHECK(found(each).empty());
  }
}

TEST_CASE("The order of day and month follows the language and the country, but a day past 12") {
  CHECK(found("02/03/2023", DayOrder::month_first) == "2023-02-03");
  CHECK(found("02/03/2023", DayOrder::day_first) == "2023-03-02");
  CHECK(found("02/23/2023", DayOrder::day_first) == "2023-02-23");
  CHECK(found("23/02/2023", DayOrder::month_first) == "2023-02-23");
  CHECK(found("02.03.2023", DayOrder::month_first) == "2023-03-02");
  CHECK(day_order("en", "example.com") == DayOrder::month_first);
  CHECK(day_order("en-GB", "example.com") == DayOrder::day_first);
  CHECK(day_order("en", "example.co.uk") == DayOrder::day_first);
  CHECK(day_order("de", "example.com") == DayOrder::day_first);
  CHECK(day_order("en-US", "example.gov") == DayOrder::month_first);
}

TEST_CASE("Values made by programs are read, and no time zone moves their day") {
  const std::vector<Written> cases = {
      {"2023-01-23T23:30:00-08:00", "2023-01-23"},
      {"2023-01-23T00:10:00Z", "2023-01-23"},
      {"20230123", "2023-01-23"},
      {"20230123T101500", "2023-01-23"},
      {"20230123101500", "2023-01-23"},
      {"Mon, 23 Jan 2023 10:15:00 GMT", "2023-01-23"},
      {"Mon Jan 23 2023 10:15:00", "2023-01-23"},
      {"1674432000", "2023-01-23"},
      {"1674432000000", "2023-01-23"},
      {"06-08-2009T14:12:32+0200", "2009-08-06"},
      {"2023-01", "2023-01"},
      {"2023", "2023"},
      {"soon", ""},
      {"99999999", ""},
      {"20231399", ""},
  };
  for (const Written& each : cases) {
    INFO(each.text);
    const auto found = parse_date_value(each.text, DayOrder::day_first);
    CHECK((found ? found->date.to_string() : std::string()) == each.expected);
  }
}

TEST_CASE("A found date tells its place, and the search goes on behind it") {
  const std::string text = "From 1 May 2020 to 3 June 2021.";
  const auto first = find_date(text, DayOrder::day_first);
  REQUIRE(first);
  CHECK(text.substr(first->begin, first->end - first->begin) == "1 May 2020");
  const auto second = find_date(text, DayOrder::day_first, first->end);
  REQUIRE(second);
  CHECK(second->date.to_string() == "2021-06-03");
  CHECK_FALSE(find_date(text, DayOrder::day_first, second->end));
}

TEST_CASE("Any bytes end the search for dates") {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += static_cast<char>((i * 7919 + i / 13) % 256);
  std::size_t at = 0;
  while (const auto date = find_date(text, DayOrder::month_first, at)) {
    REQUIRE(date->end > at);
    at = date->end;
  }
  CHECK(at <= text.size());
}

}  // namespace
}  // namespace technews::corpus
