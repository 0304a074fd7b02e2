// Judging: a pool of documents, and the grades given so far.
#pragma once

#include "benchmarks/ranking/trec_files.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace technews::benchmarks {

struct PooledDocument {
  std::string topic;
  std::string document;

  friend auto operator<=>(const PooledDocument&, const PooledDocument&) = default;
};

// The first depth documents of each run, once each: by topic, and within it in an order that tells
// nothing of ranks or runs.
std::vector<PooledDocument> pool_of(const std::vector<Run>& runs, std::size_t depth);

// That share of the judged documents, at random: to be judged a second time.
std::vector<PooledDocument> share_of(const Qrels& judged, double share, std::uint64_t seed);

// Grades in a file of TREC judgments, written whole after every change, so that a crash loses
// nothing and a later session goes on. Not thread-safe.
class JudgmentFile {
 public:
  // Reads what is there. Throws Error(io) for a file that isn't judgments.
  explicit JudgmentFile(std::string path);

  bool holds(const PooledDocument& document) const { return grades_.contains(document); }
  std::size_t size() const { return grades_.size(); }
  // Without a grade the document's is taken back. Throws Error(io).
  void set(const PooledDocument& document, std::optional<int> grade);

 private:
  void write() const;

  std::string path_;
  std::map<PooledDocument, int> grades_;
};

}  // namespace technews::benchmarks
