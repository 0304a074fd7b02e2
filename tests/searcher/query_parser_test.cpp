#include "searcher/query/limits.h"
#include "searcher/query/parser.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

const base::DayNumber today = base::day_number(2024, 3, 31);

struct Row {
  std::string query;
  std::string canonical;
};

void check(const std::vector<Row>& rows, bool plain = false) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    ParseOptions options;
    options.plain = plain;
    options.today = today;
    const ParsedQuery parsed = parse_query(row.query, options);
    for (const base::Diagnostic& each : parsed.diagnostics) INFO(each.code << ": " << each.message);
    CHECK(parsed.diagnostics.empty());
    CHECK(print(parsed.tree) == row.canonical);
  }
}

}  // namespace

TEST_CASE("words, phrases and operators read as the grammar says") {
  check({
      {"", ""},
      {"  openai \t microsoft\n", "openai microsoft"},
      {"a AND b OR c d", "a AND b OR c d"},
      {"a AND (b OR c) d", "a AND (b OR c) d"},
      {"(a OR b) AND c", "(a OR b) AND c"},
      {"((a))", "a"},
      {"(a b) c", "(a b) c"},
      {"a NOT b", "a -b"},
      {"a AND NOT b", "a AND -b"},
      {"-a", "-a"},
      {"+a -\"b c\" -(d e)", "+a -\"b c\" -(d e)"},
      {"a or b and not c", "a or b and not c"},
      {"\"capped-profit  company\"", "\"capped-profit company\""},
      {"“smart quotes” and „low ones“", "\"smart quotes\" and \"low ones\""},
      {"\"a b\"~3", "\"a b\"~3"},
      {"~\"a b\"", "~\"a b\""},
      {"\"the (big | small) wo*\"", "\"the (big | small) wo*\""},
      {"a NEAR b", "a NEAR/10 b"},
      {"a NEAR/3 (b OR c) NEAR/3 d", "a NEAR/3 (b OR c) NEAR/3 d"},
      {"a ADJ/2 b c", "a ADJ/2 b c"},
      {"\"a b\"~2 NEAR/3 (\"c d\" OR e*f)", "\"a b\"~2 NEAR/3 (\"c d\" OR e*f)"},
      {"title:(a NEAR \"b c\")", "title:(a NEAR/10 \"b c\")"},
  });
}

TEST_CASE("signs around and inside a word read as the grammar says") {
  check({
      {"C++ .NET $10bn #AI AT&T node.js 50% x-y a/b o'reilly",
       "C++ .NET $10bn #AI AT&T node.js 50% x-y a/b o'reilly"},
      {"@openai €5m U.S. - &", "@openai €5m U.S. \\- &"},
      {"micro* a?c *soft", "micro* a?c *soft"},
      {"openai~ openai~2 =exact boosted^2.5", "openai~ openai~2 =exact boosted^2.5"},
      {"fuzzy~2^3", "fuzzy~2^3"},
      {"(a b)^2", "(a b)^2"},
      {"\"a b\"~2^0.5", "\"a b\"~2^0.5"},
      {"\\-a \\AND \\\"b a\\:b a\\*b", "\\-a \\AND \\\"b a\\:b a\\*b"},
      {"https://a.b/c?d=e*f", "https://a.b/c?d=e*f"},
      {"12:30 std::vector this: that", "12\\:30 std\\:\\:vector this\\: that"},
      {"foo\"bar\"baz", "foo \"bar\" baz"},
      {"/colou?rs?/ title:/a|b/^2 -/x\\/y/", "/colou?rs?/ title:/a|b/^2 -/x\\/y/"},
      {"/usr/bin // /x y/ a/b/ \\/x/", "/usr/bin \\// /x y/ a/b/ \\/x/"},
      {"\"opan~ (a | bad~2) c\\~\"", "\"opan~ (a | bad~2) c\\~\""},
  });
}

TEST_CASE("fields take words, phrases, groups and whole values") {
  check({
      {"title:openai TITLE:\"gpt four\"", "title:openai title:\"gpt four\""},
      {"title:(a b) c", "title:(a b) c"},
      {"title:(a OR body:b)", "title:(a OR body:b)"},
      {"site:venturebeat.com -site:\"a b\"", "site:venturebeat.com -site:\"a b\""},
      {"section:(ai OR cloud)", "section:(ai OR cloud)"},
      {"url:https://a.b/c?d=1 url:https://a.b/*", "url:https://a.b/c?d=1 url:https\\://a.b/*"},
      {"id:6c6ef43a lang:en tag:gpt-4 author:\"Ada Lovelace\"",
       "id:6c6ef43a lang:en tag:gpt-4 author:\"Ada Lovelace\""},
  });
}

TEST_CASE("dates read as ranges of days and a bare year is a word") {
  check({
      {"2023", "2023"},
      {"date:2023 date:2023-01 date:2023-01-23", "date:2023 date:2023-01 date:2023-01-23"},
      {"date:2022..2023-06", "date:2022-01-01..2023-06-30"},
      {"date:..2023 date:2023-02..", "date:..2023-12-31 date:2023-02-01.."},
      {"since:2023 until:2023-06", "date:2023-01-01.. date:..2023-06-30"},
      {"date:7d since:1m", "date:2024-03-24..2024-03-31 date:2024-02-29.."},
      {"date:yesterday date:last-month date:this-year", "date:2024-03-30 date:2024-02 date:2024"},
      {"date:last-week", "date:2024-03-18..2024-03-24"},
      {"date:(2021 OR 2023)", "date:(2021 OR 2023)"},
      {"date:\"2021\"", "date:2021"},
  });
}

TEST_CASE("a plain query is words only") {
  check({{"AND", "\\AND"},
         {"a OR -b (c) title:x?", "a \\OR \\-b \\(c\\) title\\:x\\?"},
         {"\"Apple, Inc.\"", "\\\"Apple, Inc.\\\""},
         {"  ", ""}},
        true);
}

TEST_CASE("spans name the bytes of the query") {
  const std::string query = "日本語 title:apple -(x \"y z\")";
  const Node tree = parse_query(query).tree;
  REQUIRE(tree.children.size() == 3);
  CHECK(tree.children[0].span.of(query) == "日本語");
  CHECK(tree.children[1].span.of(query) == "title:apple");
  CHECK(tree.children[1].word.span.of(query) == "apple");
  const Node& group = tree.children[2];
  REQUIRE(group.children.size() == 2);
  CHECK(group.children[1].slots.at(1).at(0).span.of(query) == "z");
}

TEST_CASE("sizes up to the limits are read and larger ones refused") {
  const auto repeated = [](std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
  };
  const auto refusal = [](const std::string& query) {
    ParseOptions lenient;
    lenient.lenient = true;
    for (const base::Diagnostic& each : parse_query(query, lenient).diagnostics)
      if (each.severity == base::Severity::error) return each.code;
    return std::string();
  };
  CHECK(refusal(repeated("a ", query_limits.words)).empty());
  CHECK(refusal(repeated("a ", query_limits.words + 1)) == "too_many_words");
  CHECK(refusal(std::string(query_limits.bytes, 'a')).empty());
  CHECK(refusal(std::string(query_limits.bytes + 1, 'a')) == "too_long");
  const auto nested = [&](std::size_t depth) {
    return repeated("(", depth) + "a" + repeated(")", depth);
  };
  CHECK(refusal(nested(query_limits.depth)).empty());
  CHECK(refusal(nested(query_limits.depth + 1)) == "too_deep");
  CHECK(refusal("\"" + repeated("a ", query_limits.phrase_words) + "\"").empty());
  CHECK(refusal("\"" + repeated("a ", query_limits.phrase_words + 1) + "\"") == "long_phrase");
}

}  // namespace technews::searcher
