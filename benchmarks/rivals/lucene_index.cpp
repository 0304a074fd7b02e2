#include "benchmarks/rivals/lucene_index.h"

#include "benchmarks/rivals/lucene_analyzer.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace technews::benchmarks {
namespace {

// How many terms each text has.
std::map<std::string, std::uint32_t> counts_of(const std::vector<std::string>& terms) {
  std::map<std::string, std::uint32_t> counts;
  for (const std::string& term : terms) ++counts[term];
  return counts;
}

}  // namespace

std::uint32_t kept_length(std::uint32_t length) {
  constexpr std::uint32_t kept_whole = 24;  // of 255 codes, what floats up to 2^31 leave free
  constexpr int kept_bits = 4;
  if (length < kept_whole) return length;
  const std::uint32_t rest = length - kept_whole;
  const int shift = std::max(static_cast<int>(std::bit_width(rest)) - kept_bits, 0);
  return kept_whole + ((rest >> shift) << shift);
}

void LuceneIndex::add(std::string id, std::string_view text) {
  const auto article = static_cast<std::uint32_t>(ids_.size());
  const std::vector<std::string> terms = lucene_terms(text);
  for (const auto& [term, count] : counts_of(terms)) postings_[term].push_back({article, count});
  ids_.push_back(std::move(id));
  lengths_.push_back(kept_length(static_cast<std::uint32_t>(terms.size())));
  total_length_ += terms.size();
  if (!terms.empty()) ++with_terms_;
}

void LuceneIndex::add_scores(const std::vector<Posting>& postings, float boost,
                             const Parameters& parameters,
                             std::map<std::uint32_t, double>& scores) const {
  const auto with = static_cast<double>(postings.size());
  const auto idf = static_cast<float>(
      std::log(1 + (static_cast<double>(with_terms_) - with + 0.5) / (with + 0.5)));
  const float average = static_cast<float>(static_cast<double>(total_length_) / with_terms_);
  const float weight = boost * idf;
  for (const Posting& posting : postings) {
    const float relative = static_cast<float>(lengths_[posting.article]) / average;
    const float inverse = 1.0F / (parameters.k1 * ((1 - parameters.b) + parameters.b * relative));
    scores[posting.article] +=
        weight - weight / (1.0F + static_cast<float>(posting.count) * inverse);
  }
}

std::vector<LuceneHit> LuceneIndex::search(std::string_view query, std::size_t limit,
                                           const Parameters& parameters) const {
  std::map<std::uint32_t, double> scores;
  for (const auto& [term, count] : counts_of(lucene_terms(query)))
    if (const auto found = postings_.find(term); found != postings_.end())
      add_scores(found->second, static_cast<float>(count), parameters, scores);
  std::vector<LuceneHit> hits;
  for (const auto& [article, score] : scores)
    hits.push_back({ids_[article], static_cast<float>(score)});
  std::sort(hits.begin(), hits.end(), [](const LuceneHit& left, const LuceneHit& right) {
    return left.score != right.score ? left.score > right.score : left.id < right.id;
  });
  hits.resize(std::min(hits.size(), limit));
  return hits;
}

}  // namespace technews::benchmarks
