// Counted articles: what ranking formulas are written in terms of, counted without an index.
#pragma once

#include "shared/index/record.h"
#include "shared/normalization/analyzer.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace technews::tests {

// A word in an article and in all of them.
struct WordCounts {
  double tf = 0;
  double length = 0;  // of the article
  double articles = 0;
  double with = 0;         // articles that have the word
  double occurrences = 0;  // in all articles
  double total_length = 0;
  double average() const { return total_length / articles; }
};

class CountedArticles {
 public:
  explicit CountedArticles(const std::vector<index::Record>& records);

  // The score of every article that has a word of the query: the sum of the weight of each of its
  // words, times how often it is asked for.
  std::map<std::string, double> scores(const std::string& query,
                                       const std::function<double(const WordCounts&)>& weight);

  double length_of(const std::string& id) const { return lengths_.at(id); }
  double longest() const;
  // Of the words that rank.
  double query_length(const std::string& query);

 private:
  std::map<std::string, double> counts_of(const std::string& text);

  normalization::Analyzer analyzer_;
  std::map<std::string, std::map<std::string, double>> counts_;
  std::map<std::string, double> lengths_;
  std::map<std::string, double> with_;
  std::map<std::string, double> occurrences_;
  double total_length_ = 0;
};

}  // namespace technews::tests
