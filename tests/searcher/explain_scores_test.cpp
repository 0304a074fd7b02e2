#include "searcher/searcher.h"
#include "tests/searcher/search_fixture.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

using namespace technews::searcher;

std::vector<index::Record> news() {
  const std::vector<std::string> words{"chips", "phone",   "openai", "e-mail", "the",   "who",
                                       "law",   "privacy", "X-ray",  "apple",  "GPT-4", "fab"};
  std::mt19937 random(11);
  const auto some = [&](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      text += words[random() % words.size()] + (random() % 9 == 0 ? ". " : " ");
    return text;
  };
  std::vector<index::Record> records;
  for (int i = 0; i < 60; ++i) {
    records.push_back(article("n" + std::to_string(i), some(random() % 6), some(random() % 40)));
    records.back().author = i % 3 == 0 ? "Ann Lee" : "Bo Li";
    records.back().site = i % 2 == 0 ? "a.com" : "b.com";
    if (i % 5 == 0) records.back().language = "fr";
  }
  return records;
}

}  // namespace

TEST_CASE("contributions add up to the score, for every scheme and kind of query") {
  const SmallIndex index(news());
  Searcher searcher({index.path()});
  const std::vector<std::string> queries{
      "openai",
      "chips phone law",
      "apple apple chips^3",
      "\"apple law\" chips",
      "title:openai phone",
      "openai (chips OR phone)^2 -law",
      "x-ray gpt-4",
      "email privacy",
      "the who",
      "author:lee phone",
      "site:a.com",
      "chip* apple~",
      "phone NEAR/4 chips law",
      "+apple AND privacy",
      "body:law site:(a.com OR b.com) phone",
      "NOT apple",
      "=chips ~\"apples law\"",
  };
  const std::vector<std::string> schemes{"news",
                                         "bm25",
                                         "bm25:k1=.9,b=.4",
                                         "news:title=2,phrase=.5,near=.3,burst=1",
                                         "ineb2",
                                         "dph",
                                         "pl2+fields+proximity",
                                         "inl2",
                                         "tfidf",
                                         "lm-dirichlet",
                                         "lm-jm",
                                         "coord",
                                         "boolean",
                                         "recall",
                                         "news+recency:half-life=9d"};
  std::size_t explained = 0;
  for (const std::string& scheme : schemes)
    for (const std::string& query : queries)
      for (const MatchMode match : {MatchMode::any, MatchMode::most, MatchMode::all}) {
        INFO(scheme << " " << query);
        SearchRequest request;
        request.query = query;
        request.rank = scheme;
        request.match = match;
        request.explain_scores = true;
        const SearchResponse response = searcher.search(request);
        CHECK_FALSE(response.failed);
        for (const Hit& hit : response.hits) {
          double sum = 0;
          for (const Contribution& part : hit.contributions) {
            CHECK(part.score > 0);
            sum += part.score;
          }
          CHECK(sum == Approx(hit.score).epsilon(1e-9).margin(1e-9));
          explained += hit.contributions.size();
        }
      }
  CHECK(explained > 1000);
}

TEST_CASE("a contribution names its word, its field and what it weighs for") {
  const SmallIndex index({article("a", "Fast chips", "These fast chips are cheap"),
                          article("b", "", "cheap phones"), article("c", "", "rain"),
                          article("d", "", "snow"), article("e", "", "wind")});
  Searcher searcher({index.path()});
  SearchRequest request;
  request.query = "fast chips";
  request.explain_scores = true;
  const SearchResponse response = searcher.search(request);
  REQUIRE(response.hits.size() == 1);
  std::vector<std::string> parts;
  for (const Contribution& part : response.hits[0].contributions)
    parts.push_back(part.words.front() + "/" + part.field + "/" + part.because);
  std::sort(parts.begin(), parts.end());
  CHECK(parts == std::vector<std::string>{
                     "chip/article/", "chip/article/near", "chip/article/phrase", "chip/title/",
                     "fast/article/", "fast/article/near", "fast/article/phrase", "fast/title/"});
}

TEST_CASE("similar articles share the rarest words; the article and its near copies are left out") {
  std::vector<index::Record> records;
  for (int i = 0; i < 20; ++i)
    records.push_back(article("other" + std::to_string(i), "", "news of the day and weather"));
  records.push_back(article("a", "Lithography", "ASML sells lithography machines to fabs. News."));
  records.push_back(article("copy", "Lithography", "ASML sells lithography machines to fabs."));
  records.push_back(article("near", "Chips", "Fabs want lithography machines."));
  records.push_back(article("far", "", "A fab burned, says the news."));
  for (const std::size_t i : {20, 21}) records[i].story = "a";
  const SmallIndex index(records);
  Searcher searcher({index.path()});
  SearchRequest request;
  request.similar = "a";
  request.limit = 2;
  const SearchResponse response = searcher.search(request);
  REQUIRE(response.hits.size() == 2);
  CHECK(response.hits[0].id == "near");
  CHECK(response.hits[1].id == "far");
  REQUIRE(response.similar_to);
  REQUIRE(response.similar_to->terms.size() >= 3);
  CHECK(response.similar_to->terms[0].word == "lithography");
  CHECK(response.similar_to->terms[0].articles == 3);
  for (const SimilarTo::Term& term : response.similar_to->terms) CHECK(term.weight > 0);

  request.query = "burned";
  CHECK(found(searcher, request) == "far");
  request.similar = "nobody";
  CHECK(searcher.search(request).failed);
}

}  // namespace technews::tests
