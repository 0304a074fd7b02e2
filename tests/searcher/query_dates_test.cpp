#include "searcher/query/dates.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {

namespace {
const base::DayNumber leap_day = base::day_number(2024, 2, 29);
}

TEST_CASE("spans and names of time count from today") {
  struct Row {
    std::string text;
    std::string days;
  };
  const std::vector<Row> rows{
      {"today", "2024-02-29"},
      {"yesterday", "2024-02-28"},
      {"0d", "2024-02-29"},
      {"29d", "2024-01-31..2024-02-29"},
      {"1w", "2024-02-22..2024-02-29"},
      {"1m", "2024-01-29..2024-02-29"},
      {"12m", "2023-02-28..2024-02-29"},
      {"1y", "2023-02-28..2024-02-29"},
      {"this-week", "2024-02-26..2024-03-03"},
      {"last-week", "2024-02-19..2024-02-25"},
      {"this-month", "2024-02"},
      {"last-month", "2024-01"},
      {"last-year", "2023"},
      {"1d..today", "2024-02-28..2024-02-29"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const ReadDates read = read_dates(row.text, leap_day);
    REQUIRE(read.days.has_value());
    CHECK(to_text(*read.days) == row.days);
  }
}

TEST_CASE("what is no date gets a code, a place and the nearest date") {
  struct Row {
    std::string text;
    std::string code;
    std::string place;
    std::string suggestion;
  };
  const std::vector<Row> rows{
      {"2023-13", "impossible_date", "2023-13", "2023-12"},
      {"2023-02-30", "impossible_date", "2023-02-30", "2023-02-28"},
      {"2023-2-3", "impossible_date", "2023-2-3", "2023-02-03"},
      {"2023/02/03", "bad_date", "2023/02/03", "2023-02-03"},
      {"3.2.2023", "bad_date", "3.2.2023", "2023-02-03"},
      {"soon", "bad_date", "soon", ""},
      {"..", "bad_date", "..", ""},
      {"2022..2023-13", "impossible_date", "2023-13", "2022..2023-12"},
      {"2023..2022", "reversed_dates", "2023..2022", "2022..2023"},
      {"99999999999999999999d", "bad_date", "99999999999999999999d", ""},
      {"", "bad_date", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const ReadDates read = read_dates(row.text, leap_day);
    REQUIRE(!read.days.has_value());
    CHECK(read.code == row.code);
    CHECK(read.span.of(row.text) == row.place);
    CHECK(read.suggestion.value_or("") == row.suggestion);
  }
}

TEST_CASE("until ends at the end of its date and so long ago for a span") {
  CHECK(to_text(*read_dates("2023-02", leap_day, DateUse::until).days) == "..2023-02-28");
  CHECK(to_text(*read_dates("7d", leap_day, DateUse::until).days) == "..2024-02-22");
  CHECK(to_text(*read_dates("7d", leap_day, DateUse::since).days) == "2024-02-22..");
  CHECK(!read_dates("2022..2023", leap_day, DateUse::since).days);
}

}  // namespace technews::searcher
