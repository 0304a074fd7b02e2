#include "shared/index/values.h"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::index;

TEST_CASE("Day keys sort as days and give them back") {
  const std::vector<base::DayNumber> days{-719162, -1, 0, 1, 255, 256, 19380, 2932896};
  for (std::size_t i = 0; i < days.size(); ++i) {
    CHECK(day_of_key(day_key(days[i])) == days[i]);
    if (i > 0) CHECK(day_key(days[i - 1]) < day_key(days[i]));
    CHECK(lowest_day_key() < day_key(days[i]));
  }
  CHECK(std::string() < lowest_day_key());
  CHECK_FALSE(day_of_key(""));
  CHECK_FALSE(day_of_key("12345"));
}

TEST_CASE("The order key puts the newest first, then ids, and undated articles last") {
  const auto date = [](const char* text) { return base::parse_iso_date(text); };
  const std::vector<std::string> keys{
      order_key(date("2024-01-02"), "a"), order_key(date("2023"), "a"),
      order_key(date("2023-12-31"), "b"), order_key(date("2023-12"), "c"),
      order_key(date("2023-01-23"), "a"), order_key(date("0001-01-01"), "a"),
      order_key(std::nullopt, "a"),       order_key(std::nullopt, "b")};
  CHECK(std::is_sorted(keys.begin(), keys.end()));
}

TEST_CASE("the key of the order ends in the id") {
  CHECK(id_of_order_key(order_key(base::Date{.year = 2024, .precision = base::DatePrecision::year},
                                  "s3013")) == "s3013");
  CHECK(id_of_order_key(order_key(std::nullopt, std::string(300, 'x'))) == std::string(200, 'x'));
  CHECK(id_of_order_key("").empty());
}

TEST_CASE(
    "Keys of the other orders put the oldest and the first title first, and then the newest") {
  const auto date = [](const char* text) { return base::parse_iso_date(text); };
  const std::vector<std::string> by_date{
      oldest_key(date("0001-01-01"), "a"), oldest_key(date("2023"), "a"),
      oldest_key(date("2023-01"), "a"),    oldest_key(date("2023-01-01"), "a"),
      oldest_key(date("2023-01-01"), "b"), oldest_key(date("2024-01-02"), "a"),
      oldest_key(std::nullopt, "a"),       oldest_key(std::nullopt, "b")};
  CHECK(std::is_sorted(by_date.begin(), by_date.end()));
  const std::vector<std::string> by_title{
      title_key("a", date("2024"), "b"),  title_key("a", date("2023"), "a"),
      title_key("a", std::nullopt, "a"),  title_key("a b", date("2024"), "a"),
      title_key("ab", date("2024"), "a"), title_key("\u65e5", date("2024"), "a"),
      title_key("", date("2024"), "a"),   title_key("", std::nullopt, "a")};
  CHECK(std::is_sorted(by_title.begin(), by_title.end()));
}
