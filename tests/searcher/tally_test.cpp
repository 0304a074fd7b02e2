#include "searcher/tally.h"

#include "searcher/searcher.h"
#include "shared/index/values.h"
#include "tests/searcher/search_fixture.h"

#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

using base::Date;
using base::DatePrecision;
using namespace technews::searcher;

Date some_date(std::mt19937& random) {
  const int year = 2019 + static_cast<int>(random() % 3);
  const int month = 1 + static_cast<int>(random() % 12);
  // Beginnings and ends of months and years are where precisions could be mixed up.
  const int days[] = {1, 2, 28, 29, 30, 31};
  int day = days[random() % 6];
  while (!base::is_valid_day(year, month, day)) --day;
  switch (random() % 3) {
    case 0:
      return {year, 1, 1, DatePrecision::year};
    case 1:
      return {year, month, 1, DatePrecision::month};
    default:
      return {year, month, day, DatePrecision::day};
  }
}

std::string pick(std::mt19937& random, const std::vector<std::string>& values) {
  return values[random() % values.size()];
}

std::vector<index::Record> some_articles(std::size_t count) {
  std::mt19937 random(7);
  std::vector<index::Record> records;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = std::to_string(1000 + i);
    records.push_back(article(id, "", random() % 3 == 0 ? "chips" : "chips phones"));
    index::Record& record = records.back();
    record.site = pick(random, {"a.com", "b.com", "c.com"});
    record.section = pick(random, {"", "ai", "policy"});
    record.author = pick(random, {"", "Ann Lee", "Bo Li"});
    if (random() % 8 != 0) record.date = some_date(random);
    if (random() % 2 == 0) record.story = std::to_string(1000 + random() % 20);
  }
  return records;
}

using ValueOf = std::function<std::string(const index::Record&)>;

// Articles and stories by value, by going through them one by one.
std::map<std::string, std::pair<std::size_t, std::size_t>> counted(
    const std::vector<index::Record>& records, const std::string& word, const ValueOf& value_of) {
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;
  std::set<std::string> told;
  for (const index::Record& record : records) {
    if (record.text.find(word) == std::string::npos) continue;
    auto& [articles, stories] = counts[value_of(record)];
    ++articles;
    const bool is_new =
        record.story.empty() || told.insert(record.story + "/" + value_of(record)).second;
    if (is_new) ++stories;
  }
  return counts;
}

std::string month_of(const index::Record& record) {
  if (!record.date) return "";
  return record.date->to_string().substr(0, 7);
}

std::string year_of(const index::Record& record) { return month_of(record).substr(0, 4); }

}  // namespace

TEST_CASE("first and last days alone tell how many articles have each date") {
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    DateCounts expected;
    KeyCounts first;
    KeyCounts last;
    for (int i = 0; i < 40; ++i) {
      const Date date = some_date(random);
      ++expected[date];
      ++first[index::day_key(date.first_day())];
      ++last[index::day_key(date.last_day())];
    }
    CHECK(dates_of_days(first, last) == expected);
  }
}

TEST_CASE("facets count articles and stories as going through them would") {
  const std::vector<index::Record> records = some_articles(400);
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  const std::vector<std::pair<FacetField, ValueOf>> fields{
      {FacetField::site, [](const index::Record& record) { return record.site; }},
      {FacetField::section, [](const index::Record& record) { return record.section; }},
      {FacetField::author, [](const index::Record& record) { return record.author; }},
      {FacetField::language, [](const index::Record& record) { return record.language; }},
      {FacetField::year, year_of},
      {FacetField::month, month_of}};
  for (const char* word : {"phones", "chips"}) {
    SearchRequest request;
    request.query = word;
    request.limit = 1;
    for (const auto& [field, value] : fields) request.facets.push_back(field);
    const SearchResponse response = searcher.search(request);
    REQUIRE(response.facets.size() == fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
      INFO(word << " " << name_of(fields[i].first));
      CHECK(response.facets[i].field == fields[i].first);
      std::map<std::string, std::pair<std::size_t, std::size_t>> counts;
      for (const FacetRow& row : response.facets[i].rows)
        counts[row.value] = {row.articles, row.stories};
      CHECK(counts == counted(records, word, fields[i].second));
    }
  }
}

TEST_CASE("a timeline has every article in one row, whatever is known of its date") {
  const std::vector<index::Record> records = some_articles(300);
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  for (const TimelineUnit unit :
       {TimelineUnit::day, TimelineUnit::week, TimelineUnit::month, TimelineUnit::year}) {
    INFO(name_of(unit));
    SearchRequest request;
    request.query = "phones";
    request.timeline = unit;
    const SearchResponse response = searcher.search(request);
    REQUIRE(response.timeline);
    std::size_t articles = 0;
    std::optional<base::DayNumber> next;
    for (const TimelineRow& row : response.timeline->rows) {
      articles += row.articles;
      CHECK(row.stories <= row.articles);
      CHECK(row.archive >= row.articles);
      if (!row.days || row.coarse) continue;
      if (next) CHECK(*next == *row.days->first);
      next = *row.days->last + 1;
    }
    CHECK(articles == response.counts.articles);
    CHECK(response.timeline->rows.back().period.empty());
  }
  SearchRequest all;
  all.timeline = TimelineUnit::month;
  const SearchResponse response = searcher.search(all);
  CHECK(response.counts.articles == records.size());
  for (const TimelineRow& row : response.timeline->rows) CHECK(row.archive == row.articles);
}

TEST_CASE("a coarse row stands after the periods it covers, the undated one last") {
  std::vector<index::Record> records;
  for (const char* date : {"2023", "2023-11", "2024-01", "", "2023-02"}) {
    records.push_back(article("id" + std::to_string(records.size()), "", "chips"));
    if (*date != 0) records.back().date = base::parse_iso_date(date);
  }
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  SearchRequest request;
  request.query = "chips";
  request.timeline = TimelineUnit::month;
  std::string periods;
  const SearchResponse months = searcher.search(request);
  for (const TimelineRow& row : months.timeline->rows)
    if (row.articles > 0) periods += (row.coarse ? "~" : "") + row.period + " ";
  CHECK(periods == "2023-02 2023-11 ~2023 2024-01  ");
  CHECK(months.timeline->rows.size() == 14);
  request.timeline = TimelineUnit::day;
  periods.clear();
  const SearchResponse days = searcher.search(request);
  for (const TimelineRow& row : days.timeline->rows)
    periods += (row.coarse ? "~" : "") + row.period + " ";
  CHECK(periods == "~2023-02 ~2023-11 ~2023 ~2024-01  ");
}

TEST_CASE("weeks begin on Monday and are of the year of their Thursday") {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"2023-01-01", "2022-W52"}, {"2023-01-02", "2023-W01"}, {"2020-12-31", "2020-W53"},
      {"2021-01-03", "2020-W53"}, {"2021-01-04", "2021-W01"}, {"2024-12-30", "2025-W01"},
      {"1969-12-31", "1970-W01"}, {"2008-12-28", "2008-W52"}};
  for (const auto& [day, week] : rows) {
    INFO(day);
    const TimelineRow row = period_of(base::parse_iso_date(day)->first_day(), TimelineUnit::week);
    CHECK(row.period == week);
    CHECK(*row.days->last - *row.days->first == 6);
  }
}

TEST_CASE("a hit names the words that matched in each of its fields") {
  std::vector<index::Record> records{
      article("a", "Chips for all", "Fast chips and slow phones. The e-mail list is long.")};
  records[0].site = "news.example.com";
  records[0].author = "Ann Lee";
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  const auto matched = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.matched = true;
    std::string text;
    for (const Hit& hit : searcher.search(request).hits)
      for (const FieldMatch& match : hit.matched) {
        text += std::string(index::info(match.field).name) + ":";
        for (const std::string& word : match.words) text += word + ",";
        text += " ";
      }
    return text;
  };
  const std::vector<std::pair<std::string, std::string>> rows{
      {"chip", "title:chips, body:chips, "},
      {"chip phones radio", "title:chips, body:chips,phones, "},
      {"\"fast chips\"", "body:fast chips, "},
      {"title:chips", "title:chips, "},
      {"email", "body:email, "},
      {"\"email list\"", "body:email list, "},
      {"author:lee site:example.com", "author:lee, site:example.com, "},
      {"phone* -radio", "body:phones, "},
      {"slow NEAR/3 chips", "body:chips,slow, "}};
  for (const auto& [query, expected] : rows) {
    INFO(query);
    CHECK(matched(query) == expected);
  }
}

}  // namespace technews::tests
