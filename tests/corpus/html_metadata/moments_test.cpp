#include "corpus/html/moments.h"

#include "tests/corpus/html_metadata/html_page.h"

#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::corpus {
namespace {

TEST_CASE("The time and zone behind a date are read as they are written") {
  struct Case {
    std::string text;
    std::optional<std::int32_t> second;
    std::optional<std::int32_t> offset;
  };
  const std::vector<Case> cases = {
      {"T19:30:57-07:00", 70257, -25200}, {"T10:00:00.123Z", 36000, 0},
      {" 10:00", 36000, std::nullopt},    {", 5:07 PM UTC", 61620, 0},
      {" 12:05 am", 300, std::nullopt},   {" 12:05 p.m. GMT", 43500, 0},
      {"T0900", std::nullopt, {}},        {" 25:00", std::nullopt, {}},
      {" 9:75", std::nullopt, {}},        {"T10:00+0530", 36000, 19800},
      {" 10:00 zoo", 36000, {}},          {"", std::nullopt, {}},
      {"T10:00:61", 36000, {}},           {" and 3 more", std::nullopt, {}},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const auto time = parse_written_time(each.text);
    CHECK(time.has_value() == each.second.has_value());
    if (!time) continue;
    CHECK(time->second == each.second);
    CHECK(time->offset == each.offset);
  }
}

TEST_CASE("A page is at home in the country of its domain, else of its language") {
  CHECK(home_country("en", "news.example.jp") == "JP");
  CHECK(home_country("de", "example.co.uk") == "GB");
  CHECK(home_country("ja", "example.com") == "JP");
  CHECK(home_country("de-AT", "example.com") == "AT");
  CHECK(home_country("en", "example.io") == "US");
  CHECK(home_country("", "example.com").empty());
  CHECK(home_country("zz", "").empty());
}

TEST_CASE("A country of one time has moments, summer time too") {
  const base::DayNumber winter = base::day_number(2023, 1, 23);
  const base::DayNumber summer = base::day_number(2022, 7, 19);
  constexpr std::int64_t day = 86400;
  CHECK(local_moment(winter, 0, "JP") == winter * day - 9 * 3600);
  CHECK(local_moment(winter, 0, "DE") == winter * day - 3600);
  CHECK(local_moment(summer, 0, "DE") == summer * day - 7200);
  CHECK(local_moment(summer, 61, "GB") == summer * day - 3600 + 61);
  CHECK_FALSE(local_moment(winter, 0, "US"));
  CHECK_FALSE(local_moment(winter, 0, "ZZ"));
  CHECK_FALSE(local_moment(winter, 0, ""));
}

TEST_CASE("A page's moment is what it tells best; its day stays its own calendar's") {
  struct Case {
    std::string html;
    std::string day;
    std::optional<std::int64_t> moment;
  };
  constexpr std::int64_t midnight = 1674432000;  // 2023-01-23 in UTC
  const std::string jp = R"(<link rel="canonical" href="https://example.co.jp/chips">)";
  const std::vector<Case> cases = {
      {R"(<meta property="article:published_time" content="2023-01-23T22:00:00-07:00">)",
       "2023-01-23", midnight + 29 * 3600},
      {R"(<meta property="article:published_time" content="2023-01-23T22:00:00-07:00"><body>
          <h1>Chips</h1><time datetime="2023-01-23T22:00:00+00:00">January 23, 2023</time>)",
       "2023-01-23", midnight + 29 * 3600},
      {jp + R"(<meta property="article:published_time" content="2023-01-23">)", "2023-01-23",
       midnight - 9 * 3600},
      {jp + R"(<body><h1>Chips</h1><p class="date">2023年1月23日 10:30</p>)", "2023-01-23",
       midnight + 3600 + 1800},
      {R"(<html lang="en"><meta property="article:published_time" content="2023-01-23">)",
       "2023-01-23", std::nullopt},
      {jp + R"(<meta property="article:published_time" content="2023-01">)", "2023-01",
       std::nullopt},
  };
  for (const Case& each : cases) {
    INFO(each.html);
    const Article article = metadata_of("<title>Chips</title>" + each.html);
    REQUIRE(article.date);
    CHECK(article.date->date.to_string() == each.day);
    CHECK(article.date->moment == each.moment);
  }
}

}  // namespace
}  // namespace technews::corpus
