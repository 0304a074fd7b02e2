// bm25_from_scratch INDEX TOPICS: is `bm25` what its formula says? Counts the words of every record
// of the index without its postings, scores every article that has a word of a topic by the formula
// alone, and compares articles, scores and order with the searcher's, ties included. Prints how
// much was compared; status 1 at the first difference.
#include "searcher/cli_topics.h"
#include "searcher/searcher.h"
#include "shared/base/error.h"
#include "shared/index/reader.h"
#include "shared/normalization/analyzer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

namespace technews::tests {
namespace {

using normalization::Token;

constexpr double tolerance = 1e-9;

struct Article {
  std::map<std::string, double> counts;  // stop words are there, but count 0
  double length = 0;
  base::DayNumber day = 0;  // the last it may be of
  bool dated = false;
};

struct Parameters {
  double k1;
  double b;
};

// A word, or a compound and its parts, of which what scores most counts.
struct AskedWord {
  std::map<std::string, double> stems;  // and how often each is asked for
};

bool ranks(const Token& token) { return token.counted && !token.stop; }

class Reference {
 public:
  explicit Reference(index::IndexReader& reader) {
    for (const index::Record& record : records_of(reader)) add(record);
    for (const auto& [id, article] : articles_) {
      total_length_ += article.length;
      for (const auto& [stem, count] : article.counts) ++with_[stem];
    }
  }

  std::size_t size() const { return articles_.size(); }

  std::map<std::string, double> scores(const std::string& query, const Parameters& parameters) {
    const std::vector<AskedWord> asked = words_of(query);
    std::map<std::string, double> scores;
    for (const auto& [id, article] : articles_) {
      double score = 0;
      bool matches = false;
      for (const AskedWord& word : asked) {
        double most = 0;
        for (const auto& [stem, times] : word.stems) {
          if (!article.counts.contains(stem)) continue;
          matches = true;
          most = std::max(most, times * weight(stem, article, parameters));
        }
        score += most;
      }
      if (matches) scores[id] = score;
    }
    return scores;
  }

  // Of equal scores the newest comes first, undated ones last, then by id.
  std::tuple<bool, base::DayNumber, std::string> order(const std::string& id) const {
    const Article& article = articles_.at(id);
    return {!article.dated, -article.day, id};
  }

 private:
  static std::vector<index::Record> records_of(index::IndexReader& reader) {
    return reader.with_retry([](const Xapian::Database& database) {
      std::vector<index::Record> records;
      const auto end = database.postlist_end("");
      for (auto at = database.postlist_begin(""); at != end; ++at)
        records.push_back(index::IndexReader::record(database, *at));
      return records;
    });
  }

  void add(const index::Record& record) {
    Article& article = articles_[record.id];
    // A title's words stand once in the article and once more as title words.
    count(record.title, 2, article);
    count(record.text, 1, article);
    if (!record.date) return;
    article.dated = true;
    article.day = record.date->last_day();
  }

  void count(const std::string& text, double in_length, Article& article) {
    for (const Token& token : analyzer_.analyze(text)) {
      article.counts[std::string(token.stem)] += ranks(token) ? 1 : 0;
      article.length += ranks(token) ? in_length : 0;
    }
  }

  // A compound covers the positions of its first token; what stands in them is part of it.
  std::vector<AskedWord> words_of(const std::string& query) {
    std::map<std::string, AskedWord> words;  // by the first stem that ranks
    std::uint32_t end = 0;
    std::string first;
    for (const Token& token : analyzer_.analyze(query)) {
      if (token.position >= end) {
        end = token.position + token.width;
        first.clear();
      }
      if (!ranks(token)) continue;
      if (first.empty()) first = token.stem;
      ++words[first].stems[std::string(token.stem)];
    }
    std::vector<AskedWord> asked;
    for (auto& [stem, word] : words) asked.push_back(std::move(word));
    return asked;
  }

  double weight(const std::string& stem, const Article& article, const Parameters& p) const {
    const auto total = static_cast<double>(articles_.size());
    const double with = with_.at(stem);
    double odds = (total - with + 0.5) / (with + 0.5);
    if (odds < 2) odds = odds / 2 + 1;  // Xapian's way to keep the weight of common words up
    const double relative = article.length / (total_length_ / total);
    const double tf = article.counts.at(stem);
    return std::log(odds) * (p.k1 + 1) * tf / (tf + p.k1 * (1 - p.b + p.b * relative));
  }

  normalization::Analyzer analyzer_;
  std::map<std::string, Article> articles_;
  std::map<std::string, double> with_;
  double total_length_ = 0;
};

// What is wrong with the hits; empty when they are as expected.
std::string difference(const std::vector<searcher::Hit>& hits,
                       const std::map<std::string, double>& expected, const Reference& reference) {
  if (hits.size() != expected.size())
    return fmt::format("{} articles where the formula finds {}", hits.size(), expected.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const auto found = expected.find(hits[i].id);
    if (found == expected.end()) return "no word of the topic is in " + hits[i].id;
    if (!(std::abs(hits[i].score - found->second) < tolerance))
      return fmt::format("{} scores {:.12f}, not {:.12f}", hits[i].id, hits[i].score,
                         found->second);
    if (i == 0) continue;
    const searcher::Hit& before = hits[i - 1];
    const bool tie = before.score == hits[i].score;
    if (tie ? reference.order(before.id) > reference.order(hits[i].id)
            : expected.at(before.id) < found->second - tolerance)
      return fmt::format("{} stands before {}", before.id, hits[i].id);
  }
  return "";
}

int check(const std::string& database, const std::string& topics_path) {
  index::IndexReader reader({database});
  Reference reference(reader);
  searcher::Searcher searcher({database});
  std::size_t compared = 0;
  const auto topics = searcher::parse_topics(searcher::read_topics(topics_path), topics_path);
  for (const searcher::Topic& topic : topics) {
    for (const Parameters& parameters : {Parameters{1.2, 0.75}, Parameters{0.9, 0.4}}) {
      searcher::SearchRequest request;
      request.query = topic.query;
      request.plain = true;
      request.rank = fmt::format("bm25:k1={},b={}", parameters.k1, parameters.b);
      request.limit = reference.size();
      request.records = false;
      request.group = searcher::Grouping::off;
      const auto hits = searcher.search(request).hits;
      const auto wrong = difference(hits, reference.scores(topic.query, parameters), reference);
      if (!wrong.empty()) {
        fmt::print("{}, {}: {}\n", topic.id, request.rank, wrong);
        return 1;
      }
      compared += hits.size();
    }
  }
  fmt::print("{} topics, {} scores: the formula's\n", topics.size(), compared);
  return compared > 0 ? 0 : 1;
}

}  // namespace
}  // namespace technews::tests

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bm25_from_scratch INDEX TOPICS\n");
    return 2;
  }
  try {
    return technews::tests::check(argv[1], argv[2]);
  } catch (const technews::base::Error& error) {
    fmt::print(stderr, "bm25_from_scratch: {}\n", error.what());
    return 5;
  }
}
