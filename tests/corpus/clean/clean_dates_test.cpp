#include "corpus/clean/dates.h"

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::corpus;

TEST_CASE("Dates are read as people and programs write them") {
  struct Row {
    const char* text;
    const char* expected;
  };
  const Row rows[] = {
      {"2023-01-23", "2023-01-23"},
      {"2023-01-23T10:00:00Z", "2023-01-23"},
      {"2023/01/23", "2023-01-23"},
      {"20230123", "2023-01-23"},
      {"Jan 23, 2023", "2023-01-23"},
      {"January 23rd, 2023", "2023-01-23"},
      {"23 January 2023", "2023-01-23"},
      {"Mon, 23 Jan 2023 10:00:00 GMT", "2023-01-23"},
      {"Sept. 3, 2021", "2021-09-03"},
      {"2023-01", "2023-01"},
      {"January 2023", "2023-01"},
      {"2023", "2023"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26"},  // Reuters-21578
      {" 2-MAR-1987 09:51:43.21", "1987-03-02"},
      {"880212", "1988-02-12"},  // TREC
      {"881312", ""},
      {"010203", ""},  // in which order?
      {"120288", ""},
      {"2023-02-30", ""},
      {"yesterday", ""},
      {"123", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    const auto date = parse_written_date(row.text);
    CHECK((date ? date->to_string() : "") == row.expected);
  }
}

TEST_CASE("URLs tell the day or the month") {
  struct Row {
    const char* url;
    const char* expected;
  };
  const Row rows[] = {
      {"https://a.example/2023/01/23/title", "2023-01-23"},
      {"https://a.example/news/2023/nov/07/title", "2023-11-07"},
      {"https://a.example/2023/01/title", "2023-01"},
      {"https://a.example/b/2021-03-04-title", "2021-03-04"},
      {"https://a.example/s/545106/title", ""},
      {"https://a.example/2023/title", ""},
      {"https://a.example/story/1984/13/title", ""},
  };
  for (const Row& row : rows) {
    const auto date = date_in_url(row.url);
    CHECK((date ? date->to_string() : "") == row.expected);
  }
}

TEST_CASE("The better source wins, and what can't be a date is rejected by name") {
  DateBounds bounds;
  bounds.first = base::day_number(1991, 1, 1);
  bounds.last = base::day_number(2023, 12, 31);
  RawArticle page;
  page.companion = true;
  const auto choose = [&](const char* field, const char* url) {
    page.date = field;
    page.url = url;
    const DateFound found = choose_date(page, std::nullopt, bounds);
    return (found.date ? found.date->date.to_string() + " " + found.date->source : "-") + " " +
           found.rejected;
  };
  CHECK(choose("2022-05-01", "https://a.example/2023/01/23/t") == "2022-05-01 field ");
  CHECK(choose("2023", "https://a.example/2023/01/23/t") == "2023-01-23 url ");
  CHECK(choose("2023", "https://a.example/t") == "2023 companion ");
  CHECK(choose("1948", "https://a.example/t") == "- 1948");
  CHECK(choose("2031", "https://a.example/2020/02/t") == "2020-02 url 2031");
  CHECK(choose("soon", "https://a.example/t") == "- soon");
  CHECK(choose("", "https://a.example/t") == "- ");
}
