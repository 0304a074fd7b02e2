#include "searcher/cli_request.h"

#include "searcher/cli_flags.h"
#include "shared/base/error.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

terminal::ParsedArguments parsed(const std::vector<std::string>& arguments) {
  return *terminal::parse_command_line(searcher_program(), arguments).arguments;
}

SearchRequest request(const std::vector<std::string>& arguments) {
  return request_of(parsed(arguments), default_limit);
}

base::DayNumber day(int year, int month, int day) { return base::day_number(year, month, day); }

TEST_CASE("flags fill the request") {
  const SearchRequest asked =
      request({"-n",        "3",       "--offset",  "6",          "-s",     "newest",    "--match",
               "most",      "--rank",  "bm25:k1=2", "--phrase",   "a b",    "--phrase",  "c d",
               "--no-stem", "--plain", "--timeout", "250",        "--site", "a.example", "--site",
               "b.example", "--lang",  "de",        "--snippets", "2",      "x"});
  CHECK(asked.limit == 3);
  CHECK(asked.offset == 6);
  CHECK(asked.sort == SortOrder::newest);
  CHECK(asked.match == MatchMode::most);
  CHECK(asked.rank == "bm25:k1=2");
  CHECK(asked.phrases == std::vector<std::string>{"a b", "c d"});
  CHECK_FALSE(asked.stemming);
  CHECK(asked.plain);
  CHECK(asked.timeout == std::chrono::milliseconds(250));
  CHECK(asked.snippets == 2);
  REQUIRE(asked.filters.size() == 2);
  CHECK(asked.filters[0].field == index::Field::site);
  CHECK(asked.filters[0].values == std::vector<std::string>{"a.example", "b.example"});
  CHECK(asked.filters[1].field == index::Field::language);
}

TEST_CASE("without flags the request is the default one") {
  const SearchRequest asked = request({"x"});
  CHECK(asked.limit == 10);
  CHECK(asked.rank == "news");
  CHECK(asked.sort == SortOrder::relevance);
  CHECK(asked.stemming);
  CHECK(asked.filters.empty());
  CHECK_FALSE(asked.dates);
  CHECK(request_of(parsed({"x"}), default_batch_limit).limit == 1000);
}

TEST_CASE("dates of flags are whole days, months and years") {
  const SearchRequest year = request({"--since", "2023", "--until", "2023", "x"});
  REQUIRE(year.dates);
  CHECK(year.dates->first == day(2023, 1, 1));
  CHECK(year.dates->last == day(2023, 12, 31));
  CHECK(request({"--until", "2024-02", "x"}).dates->last == day(2024, 2, 29));
  CHECK_FALSE(request({"--until", "2024-02", "x"}).dates->first);
  CHECK(request({"--now", "2023-05-06", "x"}).today == day(2023, 5, 6));
  CHECK_THROWS_AS(request({"--since", "2024", "--until", "2023", "x"}), base::Error);
}

TEST_CASE("flags that mean nothing together are refused by name") {
  struct Row {
    std::vector<std::string> arguments;
    std::string complaint;
  };
  const std::vector<Row> rows{
      {{"--view", "meta", "x"}, "--view is for --show"},
      {{"-j", "2", "x"}, "--jobs is for --batch"},
      {{"--query-syntax", "x"}, "--query-syntax is for --batch"},
      {{"--batch", "f", "--show", "1"}, "--batch and --show can't be had at once"},
      {{"--lenient", "--strict", "x"}, "--lenient and --strict can't be had at once"},
      {{"--batch", "f", "-f", "csv"}, "--batch prints trec or jsonl, not csv"},
      {{"--show", "1", "-f", "tsv"}, "--show prints text or json, not tsv"},
      {{"--columns", "id", "x"}, "--columns is for --format tsv and --format csv"},
      {{"--format-version", "9", "x"}, "this program writes version 1 of the formats, not 9"},
      {{"--batch", "f", "words"}, "--batch reads its queries from a file"},
  };
  for (const Row& row : rows) {
    INFO(row.complaint);
    CHECK_THROWS_WITH(check_flags(parsed(row.arguments)), Catch::StartsWith(row.complaint));
  }
  for (const auto& good :
       std::vector<std::vector<std::string>>{{"x"},
                                             {"--batch", "f", "-j", "2", "--query-syntax"},
                                             {"--show", "1", "-f", "json"},
                                             {"-f", "csv", "--columns", "id", "x"},
                                             {"--format-version", "1", "x"}})
    CHECK_NOTHROW(check_flags(parsed(good)));
}

TEST_CASE("columns are taken in the order they are named") {
  const auto options =
      output_options_of(parsed({"-f", "tsv", "--columns", "url,id", "x"}), Format::text);
  CHECK(options.columns == std::vector<Column>{Column::url, Column::id});
  for (const char* bad : {"titel", "id,", ",id", "id,,url", ""})
    CHECK_THROWS_AS(output_options_of(parsed({"-f", "tsv", "--columns", bad, "x"}), Format::text),
                    base::Error);
}

TEST_CASE("the database comes from the flags, then the environment, then its usual place") {
  terminal::Environment environment;
  CHECK(databases_of(parsed({"x"}), environment) == std::vector<std::string>{"./news.db"});
  environment.variables["TECHNEWS_DB"] = "/var/news";
  CHECK(databases_of(parsed({"x"}), environment) == std::vector<std::string>{"/var/news"});
  CHECK(databases_of(parsed({"-d", "a", "-d", "b", "x"}), environment) ==
        std::vector<std::string>{"a", "b"});
}

TEST_CASE("an operand that lost its quotes is noticed, a query in quotes isn't taken for one") {
  CHECK(operand_that_lost_quotes(parsed({"shared ambition"})) == "shared ambition");
  CHECK(operand_that_lost_quotes(parsed({"openai", "capped-profit company"})) ==
        "capped-profit company");
  for (const char* query : {"\"shared ambition\"", "a AND b", "title:a b", "(a b)", "openai"})
    CHECK(operand_that_lost_quotes(parsed({query})).empty());
  CHECK(operand_that_lost_quotes(parsed({"--plain", "shared ambition"})).empty());
}

}  // namespace
}  // namespace technews::searcher
