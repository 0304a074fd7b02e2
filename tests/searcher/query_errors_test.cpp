#include "searcher/query/parser.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

struct Row {
  std::string query;
  std::string code;
  std::string place;  // what the caret points at
  std::string hint;   // the first one
};

const std::vector<Row> rows{
    {"titel:apple", "unknown_field", "titel:", "did you mean title:apple?"},
    {"日本語 titel:apple", "unknown_field", "titel:", "did you mean title:apple?"},
    {"re:invent", "unknown_field", "re:", "for the text itself: \"re:invent\""},
    {"language:de", "unknown_field", "language:", "did you mean lang:de?"},
    {"foo:\"a b\"", "unknown_field",
     "foo:", "fields: title body author site date section tag lang url id since until"},
    {"title: apple", "missing_value", "title:", "did you mean title:apple?"},
    {"apple site:", "missing_value", "site:", "for the text itself: \"site:\""},
    {"\"openai", "unclosed_quote", "\"", "did you mean \"openai\"?"},
    {"a (b c", "unclosed_parenthesis", "(", "did you mean a (b c)?"},
    {"a) b", "stray_parenthesis", ")", "for the sign itself: \\)"},
    {"()", "empty_parentheses", "()", ""},
    {"a \"\"", "empty_phrase", "\"\"", ""},
    {"section:\" \"", "empty_phrase", "\" \"", ""},
    {"AND a", "misplaced_operator", "AND", "for the word itself: \"AND\""},
    {"a AND", "misplaced_operator", "AND", "for the word itself: \"AND\""},
    {"a AND OR b", "misplaced_operator", "AND", "for the word itself: \"AND\""},
    {"a OR", "misplaced_operator", "OR", "for the word itself: \"OR\""},
    {"OR a", "misplaced_operator", "OR", "for the word itself: \"OR\""},
    {"(a OR) b", "misplaced_operator", "OR", "for the word itself: \"OR\""},
    {"a NOT", "misplaced_operator", "NOT", "for the word itself: \"NOT\""},
    {"NOT NOT a", "misplaced_operator", "NOT", "for the word itself: \"NOT\""},
    {"NEAR a", "misplaced_operator", "NEAR", "for the word itself: \"NEAR\""},
    {"a NEAR -b", "misplaced_operator", "NEAR", "for the word itself: \"NEAR\""},
    {"a NEAR/0 b", "bad_nearness", "NEAR/0", "did you mean NEAR/10?"},
    {"a NEAR/99999999999 b", "bad_nearness", "NEAR/99999999999", "did you mean NEAR/10?"},
    {"a NEAR b ADJ c", "mixed_nearness", "ADJ", ""},
    {"a NEAR (b c)", "near_operand", "b c", "for both anywhere: AND"},
    {"a NEAR title:b", "near_operand", "title:b", "for both anywhere: AND"},
    {"/a(b/", "bad_regex", "b", "for the text itself: \"/a(b/\""},
    {"title:/[a/", "bad_regex", "a", "for the text itself: \"/[a/\""},
    {"url:/x/", "regex_field", "/x/", "for the beginning of an address: url:example.com/*"},
    {"since:/x/", "regex_field", "/x/",
     "dates are 2023, 2023-01, 2023-01-23, 2022..2023, ..2023, 7d, yesterday, last-month"},
    {"\"b op*n~\"", "fuzzy_wildcard", "op*n~", "for the signs themselves: \"op*n\\~\""},
    {"date:2023-02-30", "impossible_date", "2023-02-30", "did you mean date:2023-02-28?"},
    {"date:2024..2023", "reversed_dates", "2024..2023", "did you mean date:2023..2024?"},
    {"since:soon", "bad_date", "soon", "since: takes one date: 2023, 2023-01, 2023-01-23, 7d"},
    {"a*", "short_wildcard", "a*", "for the signs themselves: \"a*\""},
    {"\"b a*\"", "short_wildcard", "a*", "for any word in between: \"first second\"~1"},
    {"ope*ai~", "fuzzy_wildcard", "ope*ai~", "for the signs themselves: \"ope*ai\""},
    {"=open*", "exact_wildcard", "=open*", "for the signs themselves: \"open*\""},
    {"openai~3", "bad_fuzziness", "openai~3", "did you mean openai~2?"},
    {"a^b", "bad_boost", "a^b", "for the sign itself: \"a^b\""},
    {"a^0", "bad_boost", "a^0", "for the sign itself: \"a^0\""},
    {"\"a b\"~x", "bad_slop", "~x", ""},
    {"\"a (b c | d)\"", "phrase_alternatives", "(b c | d)",
     "for longer ones: (\"first phrase\" OR \"second phrase\")"},
    {"site:\"a\"^2", "no_weight", "^2", ""},
};

}  // namespace

TEST_CASE("each mistake gets its code, its place and a way out") {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const ParsedQuery parsed = parse_query(row.query);
    REQUIRE(!parsed.diagnostics.empty());
    const base::Diagnostic& first = parsed.diagnostics.front();
    CHECK(parsed.failed());
    CHECK(first.code == row.code);
    CHECK(first.span.of(row.query) == row.place);
    CHECK((first.hints.empty() ? "" : first.hints.front()) == row.hint);
  }
}

TEST_CASE("a lenient query turns each of these mistakes into a note") {
  ParseOptions lenient;
  lenient.lenient = true;
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const ParsedQuery parsed = parse_query(row.query, lenient);
    CHECK(!parsed.failed());
    CHECK(!parsed.diagnostics.empty());
  }
}

TEST_CASE("a mistake does not keep the rest of the query from being read") {
  ParseOptions lenient;
  lenient.lenient = true;
  CHECK(print(parse_query("re:invent aws", lenient).tree) == "re\\:invent aws");
  CHECK(print(parse_query("a AND (b OR) \"c d", lenient).tree) == "a AND b \"c d\"");
  CHECK(print(parse_query("a) b", lenient).tree) == "a b");
}

}  // namespace technews::searcher
