// Lucene's BM25 over articles held in memory.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace technews::benchmarks {

// The length that Lucene reads back after keeping `length` in one byte: SmallFloat's intToByte4 and
// byte4ToInt. Exact up to 40, then within an eighth.
std::uint32_t kept_length(std::uint32_t length);

struct LuceneHit {
  std::string id;
  float score = 0;
};

// BM25Similarity of Lucene 8: log(1 + (N - n + .5) / (n + .5)) × tf / (tf + k1 (1 - b + b dl /
// avdl)), where dl is kept_length(), N counts articles with terms, and scores are floats.
class LuceneIndex {
 public:
  struct Parameters {
    float k1 = 1.2F;
    float b = 0.75F;
  };

  void add(std::string id, std::string_view text);

  // The best articles for the words of the query, each word as often as it is there; the best
  // first, equal ones by id. Linear in the articles that have one of the words.
  std::vector<LuceneHit> search(std::string_view query, std::size_t limit,
                                const Parameters& parameters) const;

 private:
  struct Posting {
    std::uint32_t article = 0;
    std::uint32_t count = 0;
  };

  void add_scores(const std::vector<Posting>& postings, float boost, const Parameters& parameters,
                  std::map<std::uint32_t, double>& scores) const;

  std::vector<std::string> ids_;
  std::vector<std::uint32_t> lengths_;  // as kept
  std::unordered_map<std::string, std::vector<Posting>> postings_;
  std::uint64_t total_length_ = 0;
  std::uint32_t with_terms_ = 0;
};

}  // namespace technews::benchmarks
