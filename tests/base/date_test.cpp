#include "shared/base/date.h"

#include <catch2/catch.hpp>

using namespace technews::base;

TEST_CASE("A date covers the days its precision says") {
  struct Row {
    const char* text;
    const char* first;
    const char* last;
  };
  const auto row = GENERATE(
      Row{"2023", "2023-01-01", "2023-12-31"}, Row{"2024-02", "2024-02-01", "2024-02-29"},
      Row{"1999-12", "1999-12-01", "1999-12-31"}, Row{"2023-01-23", "2023-01-23", "2023-01-23"});
  const auto date = parse_iso_date(row.text);
  REQUIRE(date);
  CHECK(date->to_string() == row.text);
  CHECK(date_of(date->first_day()).to_string() == row.first);
  CHECK(date_of(date->last_day()).to_string() == row.last);
}

TEST_CASE("Text that is no ISO date is none") {
  const auto* text = GENERATE("", "23", "2023-", "2023-13", "2023-00", "2023-02-29", "2023-1-1",
                              "2023-01-23T10", "-023", "0000", "+202", "2o23");
  CAPTURE(text);
  CHECK_FALSE(parse_iso_date(text));
}
