#include "searcher/query/synonyms.h"
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
using searcher::SearchResponse;

std::vector<index::Record> articles() {
  return {
      article("a", "AI rules", "Robots think about chips."),
      article("b", "Machines", "Artificial intelligence runs the chips of robots."),
      article("c", "Kubernetes", "Containers in clusters, artificial flowers."),
      article("d", "Clusters", "Some k8s notes."),
  };
}

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.synonyms = std::make_shared<const searcher::Synonyms>(searcher::parse_synonyms(
      "AI = artificial intelligence^.5\nk8s => kubernetes\nopnai => nowhere", "words.txt"));
  return request;
}

}  // namespace

TEST_CASE("words and phrases also find their synonyms") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  struct Row {
    std::string query;
    std::string ids;
  };
  const std::vector<Row> rows{
      {"ai", "a b"},
      {"=ai", "a"},
      {"\"artificial intelligence\"", "a b"},
      {"\"artificial intelligence runs\"", "b"},
      {"artificial intelligence", "a b c"},
      {"+ai robots", "a b"},
      {"robots -ai", "b"},
      {"ai NEAR/4 runs", "b"},
      {"title:ai", "a"},
      {"body:ai", "b"},
      {"k8s", "c d"},
      {"kubernetes", "c"},
      {"k8s AND ai", ""},
      {"containers AND k8s", "c"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(found(searcher, asking(row.query)) == row.ids);
  }
  SearchRequest all = asking("artificial intelligence");
  all.match = MatchMode::all;
  CHECK(found(searcher, all) == "a b");
}

TEST_CASE("synonyms count as the one that scores highest, and the parts sum to the score") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  for (const char* query :
       {"ai", "artificial intelligence robots", "\"artificial intelligence\""}) {
    CAPTURE(query);
    SearchRequest request = asking(query);
    request.explain_scores = true;
    const SearchResponse response = searcher.search(request);
    REQUIRE(!response.hits.empty());
    for (const auto& hit : response.hits) {
      double sum = 0;
      for (const auto& part : hit.contributions) {
        CHECK(part.field != "length");
        sum += part.score;
      }
      CHECK(sum == Approx(hit.score));
    }
  }
}

TEST_CASE("a word with synonyms stands beside its neighbours as without them") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  for (const char* query :
       {"chips robots", "artificial flowers clusters", "flowers robots think"}) {
    CAPTURE(query);
    SearchRequest with = asking(query);
    with.synonyms = std::make_shared<const searcher::Synonyms>(searcher::parse_synonyms(
        "robots => automata\nartificial flowers => silk roses\nflowers => blooms", "words.txt"));
    SearchRequest without = with;
    without.synonyms = nullptr;
    const auto expected = searcher.search(without).hits;
    const auto hits = searcher.search(with).hits;
    REQUIRE(hits.size() == expected.size());
    for (std::size_t i = 0; i < hits.size(); ++i) {
      CHECK(hits[i].id == expected[i].id);
      CHECK(hits[i].score == Approx(expected[i].score).epsilon(1e-12));
    }
  }
}

TEST_CASE("a ranking says how much synonyms weigh") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  const auto score_of = [&](const std::string& rank) {
    SearchRequest request = asking("k8s");
    request.rank = rank;
    const auto hits = searcher.search(request).hits;
    REQUIRE(hits.size() == 2);
    for (const auto& hit : hits)
      if (hit.id == "c") return hit.score;
    return 0.0;
  };
  CHECK(score_of("news+synonyms:weight=.5") == Approx(score_of("news") / 2));
  CHECK(score_of("news+synonyms") == Approx(score_of("news")));
  SearchRequest without = asking("k8s");
  without.rank = "news+synonyms";
  without.synonyms = nullptr;
  CHECK_THROWS_WITH(searcher.search(without), "ranking part synonyms needs a file of synonyms");
}

TEST_CASE("a query with synonyms says so and stays as typed") {
  const SmallIndex index(articles());
  Searcher searcher({index.path()});
  SearchRequest request = asking("artificial intelligence robots");
  request.explain = true;
  request.suggest = true;
  const SearchResponse response = searcher.search(request);
  CHECK(response.canonical == "artificial intelligence robots");
  CHECK(response.suggestions.empty());
  CHECK(*response.counts.all_words == 2);
  REQUIRE(response.leaves.size() == 4);
  bool told = false;
  for (const auto& leaf : response.leaves)
    told = told || (leaf.reading.starts_with("synonym of artificial intelligence: ") &&
                    leaf.frequency == 1);
  CHECK(told);
  CHECK(searcher.search(asking("opnai")).suggestions.empty());
}

}  // namespace technews::tests
