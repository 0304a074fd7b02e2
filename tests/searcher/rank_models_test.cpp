#include "searcher/rank/models.h"
#include "searcher/rank/scheme.h"
#include "searcher/searcher.h"
#include "shared/base/error.h"
#include "tests/searcher/counted_articles.h"
#include "tests/searcher/search_fixture.h"

#include <cmath>
#include <numbers>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

// No compounds, and stems that differ: a reader can follow which counts meet in a formula.
const std::vector<std::string> vocabulary{"chip",   "market",  "cloud",  "server", "energy",
                                          "fund",   "robot",   "sensor", "laser",  "orbit",
                                          "rocket", "battery", "the",    "museum", "harbor"};

std::string words(std::mt19937& random, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t skewed = std::min(random() % vocabulary.size(), random() % vocabulary.size());
    out += (i > 0 ? " " : "") + vocabulary[skewed];
  }
  return out;
}

std::vector<index::Record> random_articles() {
  std::mt19937 random(7);
  std::vector<index::Record> all;
  for (int i = 0; i < 150; ++i)
    all.push_back(article("doc" + std::to_string(1000 + i), words(random, random() % 5),
                          words(random, 1 + random() % 50)));
  return all;
}

std::map<std::string, double> search(const SmallIndex& index, const std::string& query,
                                     const std::string& rank) {
  searcher::Searcher searcher({index.path()});
  searcher::SearchRequest request;
  request.query = query;
  request.rank = rank;
  request.limit = 1000;
  request.records = false;
  request.group = searcher::Grouping::off;
  std::map<std::string, double> scores;
  for (const searcher::Hit& hit : searcher.search(request).hits) scores[hit.id] = hit.score;
  return scores;
}

void check_same(const std::map<std::string, double>& got,
                const std::map<std::string, double>& expected) {
  REQUIRE(got.size() == expected.size());
  for (const auto& [id, score] : expected) {
    CAPTURE(id);
    CHECK(got.at(id) == Approx(score).epsilon(0).margin(1e-9));
  }
}

double normalized(const WordCounts& word) {
  return word.tf * std::log2(1 + word.average() / word.length);
}

double ineb2(const WordCounts& word) {
  const double expected = word.articles * (1 - std::exp(-word.occurrences / word.articles));
  const double rare = std::log2((word.articles + 1) / (expected + 0.5));
  const double tf = normalized(word);
  return tf * (word.occurrences + 1) / (word.with * (tf + 1)) * rare;
}

double inl2(const WordCounts& word) {
  const double tf = normalized(word);
  return tf / (tf + 1) * std::log2((word.articles + 1) / (word.with + 0.5));
}

double pl2(const WordCounts& word) {
  const double tf = normalized(word);
  const double mean = word.occurrences / word.articles;
  const double gain = tf * std::log2(tf / mean) + (mean - tf) * std::numbers::log2e +
                      0.5 * std::log2(2 * std::numbers::pi * tf);
  return std::max(0.0, gain / (tf + 1));
}

double dph(const WordCounts& word) {
  const double share = word.tf / word.length;
  if (share == 1) return 0;
  const double gain =
      word.tf * std::log2(share * word.average() * word.articles / word.occurrences) +
      0.5 * std::log2(2 * std::numbers::pi * word.tf * (1 - share));
  return std::max(0.0, (1 - share) * (1 - share) / (word.tf + 1) * gain);
}

double tfidf(const WordCounts& word) {
  return (1 + std::log(word.tf)) * std::log(word.articles / word.with);
}

double jelinek_mercer(const WordCounts& word) {
  const double everywhere = word.occurrences / word.total_length;
  return std::log(1 + 0.3 / 0.7 * word.tf / word.length / everywhere);
}

double dirichlet(const WordCounts& word) {
  return std::log(1 + word.tf / (100 * word.occurrences / word.total_length));
}

}  // namespace

TEST_CASE("every model scores as its formula says") {
  struct Row {
    std::string scheme;
    double (*weight)(const WordCounts&);
  };
  const std::vector<Row> rows{
      {"ineb2", ineb2},
      {"inl2", inl2},
      {"pl2", pl2},
      {"dph", dph},
      {"tfidf", tfidf},
      {"lm-jm", jelinek_mercer},
      {"coord", [](const WordCounts&) { return 1.0; }},
      {"boolean", [](const WordCounts&) { return 0.0; }},
  };
  const std::vector<index::Record> records = random_articles();
  const SmallIndex index(records);
  CountedArticles counted(records);
  std::mt19937 random(8);
  for (const Row& row : rows) {
    CAPTURE(row.scheme);
    for (int round = 0; round < 10; ++round) {
      const std::string query = words(random, 1 + random() % 5) + " museum";
      CAPTURE(query);
      check_same(search(index, query, row.scheme), counted.scores(query, row.weight));
    }
  }
}

TEST_CASE("Dirichlet smoothing counts the words that an article does not have too") {
  const std::vector<index::Record> records = random_articles();
  const SmallIndex index(records);
  CountedArticles counted(records);
  for (const std::string query : {"museum", "harbor rocket", "harbor harbor battery orbit"}) {
    CAPTURE(query);
    auto expected = counted.scores(query, dirichlet);
    for (auto& [id, score] : expected)
      score += counted.query_length(query) *
               std::log((counted.longest() + 100) / (counted.length_of(id) + 100));
    check_same(search(index, query, "lm-dirichlet:mu=100"), expected);
  }
}

TEST_CASE("language models of three articles give the scores worked out by hand") {
  // 12 words in all; apple is 4 of them. one: 2 of 4, two: 1 of 2, three: 1 of 6.
  const SmallIndex index({article("one", "", "apple apple chip cloud"),
                          article("two", "", "apple chip"),
                          article("three", "", "apple robot robot laser laser orbit")});
  // log(1 + (1 - .5) / .5 × share / (4 / 12)): shares 1/2, 1/2, 1/6.
  check_same(search(index, "apple", "lm-jm:lambda=.5"),
             {{"one", std::log(2.5)}, {"two", std::log(2.5)}, {"three", std::log(1.5)}});
  // log(1 + tf / (6 × 4 / 12)) + log((6 + 6) / (length + 6)).
  check_same(search(index, "apple", "lm-dirichlet:mu=6"), {{"one", std::log(2.0 * 12 / 10)},
                                                           {"two", std::log(1.5 * 12 / 8)},
                                                           {"three", std::log(1.5)}});
}

TEST_CASE("feedback gives the scores worked out by hand") {
  // The best for laser is one, whose words are laser 1/3 and museum 2/3.
  const SmallIndex index({article("one", "", "laser museum museum"),
                          article("two", "", "laser chip chip chip cloud cloud"),
                          article("three", "", "museum robot"), article("four", "", "orbit"),
                          article("five", "", "rocket"), article("six", "", "energy")});
  const auto laser = search(index, "laser", "bm25");
  const auto museum = search(index, "museum", "bm25");
  check_same(
      search(index, "laser", "bm25+rm3:docs=1,terms=2,weight=.6,common=1"),
      {{"one", 0.4 * laser.at("one") + 0.6 * (laser.at("one") / 3 + museum.at("one") * 2 / 3)},
       {"two", 0.4 * laser.at("two") + 0.6 * laser.at("two") / 3},
       {"three", 0.6 * museum.at("three") * 2 / 3}});
  // Of one word the share is 1; a word that a third of the articles have is too common.
  check_same(search(index, "laser", "bm25+rm3:docs=1,terms=1,weight=.6,common=1"),
             {{"one", 0.4 * laser.at("one") + 0.6 * museum.at("one")},
              {"two", 0.4 * laser.at("two")},
              {"three", 0.6 * museum.at("three")}});
  check_same(search(index, "laser", "bm25+rm3:docs=1,common=.3"), laser);
}

TEST_CASE("new articles come before old ones of the same relevance, undated ones last") {
  std::vector<index::Record> records{article("old", "", "laser"), article("new", "", "laser"),
                                     article("undated", "", "laser"),
                                     article("better", "", "laser laser laser")};
  records[0].date = base::Date{2023, 1, 1};
  records[1].date = base::Date{2023, 12, 31};
  records[3].date = base::Date{2023, 1, 1};
  const SmallIndex index(records);
  searcher::Searcher searcher({index.path()});
  searcher::SearchRequest request;
  request.query = "laser";
  request.today = base::day_number(2023, 12, 31);
  request.rank = "bm25+recency:half-life=30d,weight=.9";
  CHECK(ranked(searcher, request) == "new better old undated");
  request.rank = "bm25+recency:half-life=36500d,weight=.1";
  CHECK(ranked(searcher, request) == "better new old undated");
  request.rank = "bm25+recency:half-life=182d,weight=1,top=1";
  CHECK(ranked(searcher, request) == "better new old undated");
  request.rank = "bm25+recency:half-life=364d,weight=1";
  request.limit = 1;
  request.offset = 1;
  const searcher::SearchResponse page = searcher.search(request);
  REQUIRE(page.hits.size() == 1);
  CHECK(page.hits.front().id == "better");
  CHECK(page.hits.front().rank == 2);
  CHECK(page.hits.front().score == Approx(search(index, "laser", "bm25").at("better") / 2));
}

TEST_CASE("the first page of a query with compounds is that of all its articles") {
  // Most compounds are in a few articles, so that their lists end before a match does.
  std::mt19937 random(9);
  std::vector<index::Record> records;
  for (int i = 0; i < 1400; ++i) {
    std::string text = words(random, 5 + random() % 60);
    for (std::size_t left = random() % 3; left > 0; --left)
      text += ' ' + words(random, 1) + '-' + words(random, 1);
    records.push_back(article("doc" + std::to_string(1000 + i), words(random, random() % 5), text));
  }
  const SmallIndex index(records);
  searcher::Searcher searcher({index.path()});
  for (int round = 0; round < 300; ++round) {
    searcher::SearchRequest request;
    request.plain = true;
    request.group = searcher::Grouping::off;
    request.records = false;
    request.query = words(random, random() % 8);
    for (std::size_t left = 1 + random() % 2; left > 0; --left)
      request.query += ' ' + words(random, 1) + '-' + words(random, 1);
    CAPTURE(request.query);
    request.limit = 1000;
    const std::string all = ranked(searcher, request);
    request.limit = 1 + random() % 8;
    CHECK(all.starts_with(ranked(searcher, request)));
  }
}

TEST_CASE("models with weights of our own are refused over remote shards") {
  std::set<std::string_view> refused;
  for (const searcher::Model* model : searcher::models()) {
    const auto scheme = searcher::parse_scheme(model->component.name);
    try {
      searcher::require_remote(scheme);
    } catch (const base::Error& error) {
      refused.insert(model->component.name);
      CHECK(error.hints().front() == "these can: news bm25 ineb2 dph pl2 inl2 tfidf coord boolean");
    }
  }
  CHECK(refused == std::set<std::string_view>{"lm-dirichlet", "lm-jm"});
}

}  // namespace technews::tests
