#include "searcher/searcher.h"
#include "tests/searcher/search_fixture.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

using searcher::MatchMode;
using searcher::Searcher;
using searcher::SearchRequest;

index::Record with_facts(index::Record record, std::string site, std::string section,
                         const std::string& date) {
  record.site = std::move(site);
  record.section = std::move(section);
  record.date = base::parse_iso_date(date);
  return record;
}

std::vector<index::Record> articles() {
  std::vector<index::Record> all{
      with_facts(
          article("a", "OpenAI and Microsoft", "A capped-profit company, they said. Banks run."),
          "www.example.com", "AI", "2023-01-23"),
      with_facts(article("b", "Profits of a company", "Microsoft capped the profit. E-mail lists."),
                 "news.example.com", "Big Data", "2023"),
      with_facts(article("c", "Plain text",
                         "An email list for banking in C++ and GPT-4. To be or not to be."),
                 "other.org", "AI", "2022-12-31"),
      with_facts(article("d", "Microsofts", "GPT4 by the who and the band. Be it so."), "other.org",
                 "Culture", ""),
  };
  all[0].author = "Ada Lovelace";
  all[0].url = "https://www.example.com/2023/openai?x=1";
  all[1].tags = {"Finance"};
  all[2].language = "en";
  all[3].url = "https://other.org/d";
  return all;
}

struct Row {
  std::string query;
  std::string ids;
};

void check(const std::vector<Row>& rows, MatchMode match = MatchMode::any) {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  for (const Row& row : rows) {
    CAPTURE(row.query);
    SearchRequest request;
    request.query = row.query;
    request.match = match;
    request.today = base::day_number(2023, 1, 24);
    CHECK(found(searcher, request) == row.ids);
  }
}

}  // namespace

TEST_CASE("words, phrases and operators find what they say") {
  check({
      {"openai", "a"},
      {"microsoft", "a b d"},
      {"openai banks", "a c"},
      {"openai AND banks", "a"},
      {"openai AND (list OR banks)", "a"},
      {"openai OR band", "a d"},
      {"microsoft -openai", "b d"},
      {"microsoft NOT (openai OR band)", "b"},
      {"-microsoft", "c"},
      {"+openai microsoft", "a"},
      {"=microsofts", "d"},
      {"\"profit company\" microsoft", "a"},
      {"nowhere", ""},
      {"profit nowhere", "a b"},
  });
}

TEST_CASE("phrases stand in every spelling of their compounds and nowhere else") {
  check({
      {"\"capped profit company\"", "a"},
      {"\"capped-profit company\"", "a"},
      {"\"a profit company\"", ""},
      {"\"company profit\"", ""},
      {"\"email list\"", "c"},
      {"\"email lists\"", "b"},
      {"\"e-mail lists\"", "b"},
      {"\"e-mail list\"", "c"},
      {"~\"e-mail list\"", "b c"},
      {"\"GPT 4\"", "c d"},
      {"\"to be or not to be\"", "c"},
      {"\"microsoft profit\"~2", "b"},
      {"\"microsoft profit\"~1", ""},
      {"\"microsoft (capped | band) the\"", "b"},
      {"\"micro* capped\"", "b"},
  });
}

TEST_CASE("compounds are found however they are written") {
  check({{"gpt-4", "c d"},
         {"GPT4", "c d"},
         {"gpt-3", ""},
         {"c++", "c"},
         {"+e-mail", "b c"},
         {"+email", "b c"},
         {"C", ""}});
}

TEST_CASE("fields, filters and dates leave articles out") {
  check({
      {"title:microsoft", "a d"},
      {"body:microsoft", "b"},
      {"title:company microsoft", "b"},
      {"title:(openai OR company)", "a b"},
      {"title:\"of a company\"", "b"},
      {"author:lovelace", "a"},
      {"author:\"ada lovelace\"", "a"},
      {"site:example.com", "a b"},
      {"site:www.example.com", "a"},
      {"site:(www.example.com OR other.org)", "a c d"},
      {"section:ai microsoft", "a"},
      {"section:nowhere* microsoft", ""},
      {"\"no* such phrase\" microsoft", ""},
      {"+nowhere* microsoft", ""},
      {"section:\"big data\"", "b"},
      {"-section:ai", "b d"},
      {"tag:finance", "b"},
      {"url:https://other.org/d", "d"},
      {"url:example.com/2023/*", "a"},
      {"id:c", "c"},
      {"lang:en", "a b c d"},
      {"site:*.com", "a b"},
  });
}

TEST_CASE("a date lies in a range when all of it does") {
  check({
      {"date:2023", "a b"},
      {"date:2023-01", "a"},
      {"date:2022..2023", "a b c"},
      {"date:..2022", "c"},
      {"since:2023", "a b"},
      {"until:2022-12-31", "c"},
      {"date:yesterday", "a"},
      {"date:7d microsoft", "a"},
  });
}

TEST_CASE("wildcards, fuzzy words and nearness find what they say") {
  check({
      {"micros*", "a b d"},
      {"*soft", "a b"},
      {"microsof?", "a b"},
      {"mikrosoft~", "a b"},
      {"micrsoft~", "a b"},
      {"micrsoft~2", "a b d"},
      {"capped NEAR/1 profit", "a"},
      {"capped NEAR/2 profits", "a b"},
      {"profit ADJ/9 capped", ""},
      {"profit NEAR/9 (capped OR band)", "a b"},
  });
}

TEST_CASE("phrases and compounds stand near each other by their positions") {
  check({
      {"\"capped profit\" NEAR/3 banks", ""},
      {"\"capped profit\" NEAR/4 banks", "a"},
      {"banks ADJ/9 \"capped profit\"", ""},
      {"\"capped profit\" NEAR/4 profit", ""},
      {"(\"profit company\" OR \"e-mail list\") NEAR/4 (banks OR bank*)", "a c"},
      {"\"email list\" ADJ/2 \"for banking\"", "c"},
      {"gpt-4 NEAR/5 (c++ OR who)", "c d"},
      {"\"gpt 4\" NEAR/2 and", "c"},
      {"title:(openai NEAR/2 microsoft)", "a"},
      {"\"microsoft profit\"~2 NEAR/9 lists", "b"},
  });
}

TEST_CASE("regular expressions and fuzzy words in phrases find what they say") {
  check({
      {"/micro.*s/", "d"},
      {"/Micro(soft|s)/", "a b"},
      {"title:/micro.*/", "a d"},
      {"site:/.*\\.org/", "c d"},
      {"/micro/", ""},
      {"\"microsft~ capped\"", "b"},
      {"\"(openal~ | x) and microsoft\"", "a"},
      {"/microsofts?/ NEAR/3 (openai OR \"capped the\")", "a b"},
      {"and/or~", "error:fuzzy_words"},
  });
}

TEST_CASE("a phrase over a compound's parts weighs as the compound") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  SearchRequest request;
  request.query = "\"GPT 4\"";
  const auto response = searcher.search(request);
  REQUIRE(response.hits.size() == 2);
  for (const searcher::Hit& hit : response.hits) CHECK(hit.score > 0.1);
}

TEST_CASE("a value that no article has is answered with the nearest") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  const std::pair<const char*, const char*> rows[] = {
      {"site:example", "did you mean site:example.com?"},
      {"site:othr.org", "did you mean site:other.org?"},
      {"section:data", "did you mean section:\"big data\"?"}};
  for (const auto& [query, hint] : rows) {
    CAPTURE(query);
    SearchRequest request;
    request.query = query;
    const auto response = searcher.search(request);
    REQUIRE(response.diagnostics.size() == 1);
    CHECK(response.diagnostics[0].code == "unknown_value");
    CHECK(response.diagnostics[0].hints == std::vector<std::string>{hint});
  }
}

TEST_CASE("overlapping dates are told, and taken when they are asked for") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  SearchRequest request;
  request.query = "date:2023-01";
  const auto response = searcher.search(request);
  REQUIRE(response.diagnostics.size() == 1);
  CHECK(response.diagnostics[0].message == "1 more article is dated only 2023");
  request.overlapping_dates = true;
  CHECK(found(searcher, request) == "a b");
}

TEST_CASE("match all and most ask for that many of the words") {
  check({{"openai microsoft company", "a"}, {"the openai", "a"}, {"the who", "d"}}, MatchMode::all);
  check({{"openai microsoft company", "a b"}, {"openai list", ""}}, MatchMode::most);
}

TEST_CASE("queries that would walk or match too much are refused") {
  const auto repeated = [](const std::string& piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += piece;
    return out;
  };
  check({
      {repeated("micro* ", 16), "a b d"},
      {repeated("/micro.*/ ", 17), "error:too_many_patterns"},
      {repeated("micro* ", 17), "error:too_many_patterns"},
      {repeated("capped NEAR profit ", 64), "a b"},
      {repeated("capped NEAR profit ", 65), "error:too_many_nears"},
      {repeated("a NEAR ", 16) + "a", "error:too_many_nears"},
      {"\"" + repeated("a-b-c ", 22) + "\"", "error:long_phrase"},
  });
}

TEST_CASE("a query that asks for more work than it may do is refused, or given time") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  SearchRequest request;
  for (const char* query :
       {"microsoft", "\"capped profit\"", "profit NEAR/9 comp*", "NOT openai"}) {
    CAPTURE(query);
    request.query = query;
    request.timeout = {};
    request.work.reset();
    const std::string ids = found(searcher, request);
    request.work = 1;
    CHECK(found(searcher, request) == "error:too_costly");
    const auto diagnostics = searcher.search(request).diagnostics;
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics.front().hints.size() == 2);
    request.timeout = std::chrono::hours(1);
    CHECK(found(searcher, request) == ids);
  }
}

TEST_CASE("facets and timelines are held to the work allowed, too") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  SearchRequest facets;
  facets.facets = {searcher::FacetField::site};
  SearchRequest timeline;
  timeline.timeline = searcher::TimelineUnit::year;
  for (SearchRequest request : {facets, timeline}) {
    CHECK_FALSE(searcher.search(request).failed);
    request.work = 0;
    CHECK(found(searcher, request) == "error:too_costly");
  }
}

TEST_CASE("an answer in little time is whole, or says that it isn't") {
  std::vector<index::Record> many;
  const std::vector<std::string> dates{"2023", "2023-01", "2022-12-31", ""};
  const std::vector<index::Record> four = articles();
  for (std::size_t i = 0; i < 1500; ++i) {
    const index::Record& like = four[i % 4];
    many.push_back(
        with_facts(article("n" + std::to_string(i), like.title, like.text + like.text + like.title),
                   "a.com", "AI", dates[i % 4]));
  }
  const SmallIndex index(many);
  Searcher searcher({index.path()});
  for (const char* query :
       {"openai company email", "\"capped profit\" date:2023-01", "micro* NEAR/9 comp* the list",
        "be the who", "company date:2022-12-01..2023-01-31", "nowhere \"profit microsoft\""}) {
    SearchRequest request;
    request.query = query;
    request.exact_counts = request.explain = request.suggest = true;
    const auto whole = searcher.search(request);
    for (int milliseconds = 1; milliseconds < 30; ++milliseconds) {
      CAPTURE(query, milliseconds);
      request.timeout = std::chrono::milliseconds(milliseconds);
      const auto timed = searcher.search(request);
      if (timed.partial) continue;
      CHECK(timed.counts.articles == whole.counts.articles);
      CHECK(timed.counts.all_words == whole.counts.all_words);
      CHECK(timed.diagnostics.size() == whole.diagnostics.size());
      CHECK(timed.suggestions.size() == whole.suggestions.size());
      REQUIRE(timed.leaves.size() == whole.leaves.size());
      for (std::size_t i = 0; i < timed.leaves.size(); ++i)
        CHECK(timed.leaves[i].frequency == whole.leaves[i].frequency);
    }
  }
}

TEST_CASE("what holds nothing to search for is an error that says so") {
  check({{"", "error:empty_query"},
         {"...", "error:empty_query"},
         {"a AND", "error:misplaced_operator"}});
}

}  // namespace technews::tests
