#include "searcher/searcher.h"
#include "tests/searcher/search_fixture.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

using searcher::Searcher;
using searcher::SearchRequest;
using searcher::SearchResponse;

// Thirty articles of each kind, so that words have frequencies.
std::vector<index::Record> articles() {
  const std::vector<std::pair<std::string, std::string>> kinds{
      {"OpenAI and Microsoft", "A partnership for large language models in the cloud."},
      {"Apple phones", "The surface of the phone is glass. Pro users wait in line."},
      {"Machine learning on chips", "Government money for a capped profit company at a price."},
      {"Website outages", "The form was sent from the server by post."},
      {"Dark mode", "A prize at night."}};
  std::vector<index::Record> all;
  for (std::size_t i = 0; i < 30 * kinds.size(); ++i) {
    const auto& [title, text] = kinds[i % kinds.size()];
    all.push_back(article("a" + std::to_string(i), title, text));
    all.back().site = i % 2 == 0 ? "www.example.com" : "other.org";
    all.back().author = "Ada Lovelace";
  }
  return all;
}

const SmallIndex& small_index() {
  static const SmallIndex index(articles());
  return index;
}

SearchResponse answer(const std::string& query, bool correct = false) {
  Searcher searcher({small_index().path()});
  SearchRequest request;
  request.query = query;
  request.suggest = true;
  request.correct = correct;
  return searcher.search(request);
}

std::string first_suggestion(const std::string& query) {
  const SearchResponse response = answer(query);
  return response.suggestions.empty() ? "" : response.suggestions.front().query;
}

struct Row {
  std::string typed;
  std::string meant;
};

}  // namespace

TEST_CASE("A misspelled word is offered as it is spelled in the index") {
  const std::vector<Row> rows{
      {"opnai microsoft", "openai microsoft"}, {"opnai microsfot", "openai microsoft"},
      {"partnershipp", "partnership"},         {"mahcine learning", "machine learning"},
      {"lsrge language", "large language"},    {"aple", "apple"},
      {"pple phones", "apple phones"},         {"OPNAI", "openai"}};
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK(first_suggestion(row.typed) == row.meant);
  }
}

TEST_CASE("Words are split and joined as the index has them") {
  const std::vector<Row> rows{{"open ai", "openai"},
                              {"micro soft cloud", "microsoft cloud"},
                              {"machinelearning", "machine learning"},
                              {"web site outages", "website outages"},
                              {"\"largelanguage models\"", "\"large language models\""}};
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK(first_suggestion(row.typed) == row.meant);
  }
}

TEST_CASE("The rest of the query stays as it was") {
  const std::vector<Row> rows{
      {"title:aple", "title:apple"},
      {"title:opnai +cloud -chips", "title:openai +cloud -chips"},
      {"\"capped proft company\"", "\"capped profit company\""},
      {"author:lovelase", "author:lovelace"},
      {"site:exmaple.com cloud", "site:example.com cloud"},
      {"site:example cloud", "site:example.com cloud"},
      {"site:other.org opnai^2", "site:other.org openai^2"},
      {"(aple OR opnai) AND glass", "(apple OR openai) AND glass"},
      {"langauge NEAR/5 models", "language NEAR/5 models"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK(first_suggestion(row.typed) == row.meant);
  }
}

TEST_CASE("A query that is fine gets no suggestion") {
  for (const std::string query :
       {"openai", "openai microsoft", "apple phones", "machine learning on chips", "form from",
        "title:openai", "site:example.com apple", "partnerships", "glass*", "opnai~",
        "-opnai cloud", "GPT-4", "2023", "/opnai/aple", "opnai@aple.com", "zzzzqqqq", "人工智能",
        "openai date:2023"}) {
    CAPTURE(query);
    CHECK(first_suggestion(query).empty());
  }
}

TEST_CASE("Words that exist are left alone where little speaks for others") {
  CHECK(first_suggestion("large language from models").empty());
  CHECK(first_suggestion("dark prize").empty());
}

TEST_CASE("Known words are doubted where far more articles have what they are near to") {
  std::vector<index::Record> records;
  const auto add = [&records](int count, const std::string& text) {
    for (int i = 0; i < count; ++i)
      records.push_back(article("n" + std::to_string(records.size()), "Notes", text));
  };
  add(1200, "Zuckerberg spoke of deepmind and a database.");
  add(1, "Zuckerburg wrote it.");
  add(30, "Zuckerbert stayed.");
  add(2, "A deep mind is calm.");
  add(20, "How deep the sea is, the mind can not tell.");
  add(130, "Their data base grew.");
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  const std::vector<Row> rows{{"zuckerburg", "zuckerberg"},
                              {"zuckerbert", ""},
                              {"zuckerberg", ""},
                              {"deep mind", "deepmind"},
                              {"deep sea mind", ""},
                              {"data base", ""},
                              {"=zuckerberg deep mind", "=zuckerberg deepmind"}};
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    SearchRequest request;
    request.query = row.typed;
    request.suggest = true;
    const SearchResponse response = searcher.search(request);
    CHECK((response.suggestions.empty() ? "" : response.suggestions.front().query) == row.meant);
  }
}

TEST_CASE("A suggestion says how many articles it finds") {
  const SearchResponse response = answer("opnai microsoft");
  REQUIRE(response.suggestions.size() == 1);
  CHECK(response.suggestions.front().articles == 30);
  CHECK(response.suggestions.front().all_words == 30U);
  CHECK(response.corrected_from.empty());
  CHECK(response.canonical == "opnai microsoft");
}

TEST_CASE("A correction is applied only when asked for, and named") {
  const SearchResponse response = answer("opnai", true);
  CHECK(response.canonical == "openai");
  CHECK(response.corrected_from == "opnai");
  CHECK(response.counts.articles == 30);
  CHECK(answer("openai", true).corrected_from.empty());
}

TEST_CASE("Several indexes are asked as one") {
  const SmallIndex first({article("x", "Quantum", "A quantum computer.")});
  Searcher searcher({first.path(), small_index().path()});
  SearchRequest request;
  request.suggest = true;
  request.query = "quantm opnai";
  const SearchResponse response = searcher.search(request);
  REQUIRE_FALSE(response.suggestions.empty());
  CHECK(response.suggestions.front().query == "quantum openai");
}

}  // namespace technews::tests
