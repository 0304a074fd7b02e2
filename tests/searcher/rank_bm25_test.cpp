#include "searcher/searcher.h"
#include "shared/normalization/analyzer.h"
#include "tests/searcher/search_fixture.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace technews::tests {
namespace {

// Words of one sort, so that a reader can follow which counts meet in the formula.
const std::vector<std::string> vocabulary{
    "chip", "chips", "fast",  "market", "markets", "cloud", "the", "server", "energy", "startup",
    "fund", "funds", "robot", "robots", "sensor",  "laser", "and", "orbit",  "rocket", "battery"};

std::string words(std::mt19937& random, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t skewed = std::min(random() % vocabulary.size(), random() % vocabulary.size());
    out += (i > 0 ? " " : "") + vocabulary[skewed];
  }
  return out;
}

std::vector<index::Record> random_articles(std::mt19937& random) {
  std::vector<index::Record> all;
  for (int i = 0; i < 200; ++i)
    all.push_back(article("doc" + std::to_string(1000 + i), words(random, random() % 6),
                          words(random, 1 + random() % 60)));
  return all;
}

// BM25 over the same tokens, out of the formula alone.
class Reference {
 public:
  explicit Reference(const std::vector<index::Record>& records) {
    for (const index::Record& record : records) {
      Document document{record.id, {}, 0};
      add(document, record.title, 2);
      add(document, record.text, 1);
      length_ += document.length;
      for (const auto& [stem, count] : document.counts) ++articles_[stem];
      documents_.push_back(std::move(document));
    }
  }

  std::vector<std::pair<double, std::string>> rank(const std::string& query, double k1, double b) {
    std::map<std::string, double> asked;
    for (const auto& token : analyzer_.analyze(query))
      if (token.counted && !token.stop) ++asked[std::string(token.stem)];
    std::vector<std::pair<double, std::string>> ranking;
    const auto total = static_cast<double>(documents_.size());
    for (const Document& document : documents_) {
      double score = 0;
      bool matches = false;
      for (const auto& [stem, weight] : asked) {
        const auto found = document.counts.find(stem);
        if (found == document.counts.end()) continue;
        matches = true;
        const double with = articles_.at(stem);
        double odds = (total - with + 0.5) / (with + 0.5);
        if (odds < 2) odds = odds / 2 + 1;  // Xapian's way to keep the weight of common words up
        const double relative = document.length / (length_ / total);
        score += weight * std::log(odds) * (k1 + 1) * found->second /
                 (found->second + k1 * (1 - b + b * relative));
      }
      if (matches) ranking.emplace_back(score, document.id);
    }
    return ranking;
  }

 private:
  struct Document {
    std::string id;
    std::map<std::string, double> counts;
    double length;
  };

  // A title's words stand once in the article and once more as title words.
  void add(Document& document, const std::string& text, double in_length) {
    for (const auto& token : analyzer_.analyze(text)) {
      if (!token.counted || token.stop) continue;
      document.counts[std::string(token.stem)] += 1;
      document.length += in_length;
    }
  }

  normalization::Analyzer analyzer_;
  std::vector<Document> documents_;
  std::map<std::string, double> articles_;
  double length_ = 0;
};

}  // namespace

TEST_CASE("BM25 written out from the formula gives the same articles, order and scores") {
  std::mt19937 random(20);
  const std::vector<index::Record> records = random_articles(random);
  const SmallIndex index(records);
  searcher::Searcher searcher({index.path()});
  Reference reference(records);
  for (int round = 0; round < 100; ++round) {
    searcher::SearchRequest request;
    request.query = words(random, 1 + random() % 6) + " rocket";
    request.rank = "bm25:k1=1.2,b=.75";
    request.limit = 1000;
    request.records = false;
    CAPTURE(request.query);
    const searcher::SearchResponse response = searcher.search(request);
    auto expected = reference.rank(request.query, 1.2, 0.75);
    REQUIRE(response.hits.size() == expected.size());
    std::map<std::string, double> scores;
    for (const auto& [score, id] : expected) scores[id] = score;
    for (std::size_t i = 0; i < response.hits.size(); ++i) {
      const searcher::Hit& hit = response.hits[i];
      CHECK(std::abs(hit.score - scores.at(hit.id)) < 1e-9);
      if (i > 0) CHECK(scores.at(response.hits[i - 1].id) > scores.at(hit.id) - 1e-9);
    }
  }
}

TEST_CASE("the letter case of a plain query changes nothing") {
  std::mt19937 random(21);
  const SmallIndex index(random_articles(random));
  searcher::Searcher searcher({index.path()});
  for (int round = 0; round < 50; ++round) {
    searcher::SearchRequest request;
    request.plain = true;
    request.query = words(random, 4);
    const std::string lower = ranked(searcher, request);
    std::transform(request.query.begin(), request.query.end(), request.query.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    CHECK(ranked(searcher, request) == lower);
  }
}

TEST_CASE("title words, bursts and neighbours raise an article under the default ranking") {
  const SmallIndex index({article("title", "Robots", "of the market today and tomorrow too"),
                          article("text", "Today", "of the robots market and tomorrow too"),
                          article("near", "", "fast laser and more of other things in it"),
                          article("apart", "", "fast and more of other things in it, laser"),
                          article("filler", "", "nothing else to see here"),
                          article("filler2", "", "nothing more to see there")});
  searcher::Searcher searcher({index.path()});
  searcher::SearchRequest request;
  request.query = "robots";
  CHECK(ranked(searcher, request) == "title text");
  request.query = "fast laser";
  CHECK(ranked(searcher, request) == "near apart");
}

}  // namespace technews::tests
