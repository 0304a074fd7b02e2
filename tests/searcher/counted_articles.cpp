#include "tests/searcher/counted_articles.h"

#include <algorithm>

namespace technews::tests {

CountedArticles::CountedArticles(const std::vector<index::Record>& records) {
  for (const index::Record& record : records) {
    std::map<std::string, double>& counts = counts_[record.id];
    double length = 0;
    for (const auto& [stem, count] : counts_of(record.text)) {
      counts[stem] += count;
      length += count;
    }
    // A title's words stand once in the article and once more as title words.
    for (const auto& [stem, count] : counts_of(record.title)) {
      counts[stem] += count;
      length += 2 * count;
    }
    for (const auto& [stem, count] : counts) {
      ++with_[stem];
      occurrences_[stem] += count;
    }
    lengths_[record.id] = length;
    total_length_ += length;
  }
}

std::map<std::string, double> CountedArticles::counts_of(const std::string& text) {
  std::map<std::string, double> counts;
  for (const auto& token : analyzer_.analyze(text))
    if (token.counted && !token.stop) ++counts[std::string(token.stem)];
  return counts;
}

std::map<std::string, double> CountedArticles::scores(
    const std::string& query, const std::function<double(const WordCounts&)>& weight) {
  std::map<std::string, double> scores;
  for (const auto& [stem, asked] : counts_of(query)) {
    for (const auto& [id, counts] : counts_) {
      const auto found = counts.find(stem);
      if (found == counts.end()) continue;
      const WordCounts word{
          found->second,  lengths_.at(id),       static_cast<double>(counts_.size()),
          with_.at(stem), occurrences_.at(stem), total_length_};
      scores[id] += asked * weight(word);
    }
  }
  return scores;
}

double CountedArticles::longest() const {
  double longest = 0;
  for (const auto& [id, length] : lengths_) longest = std::max(longest, length);
  return longest;
}

double CountedArticles::query_length(const std::string& query) {
  double length = 0;
  for (const auto& [stem, count] : counts_of(query)) length += count;
  return length;
}

}  // namespace technews::tests
