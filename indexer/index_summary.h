// IndexSummary: what an index holds, counted by reading all its records.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace technews::indexer {

// A divided index's part.
struct ShardSummary {
  std::string database;
  std::string generation;
  std::uint64_t revision = 0;
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
};

struct IndexSummary {
  std::string database;
  std::string generation;            // of the first shard
  std::uint64_t revision = 0;        // of all shards together
  std::vector<ShardSummary> shards;  // one of an index that isn't divided
  int schema = 0;
  std::string fingerprint;
  std::uint64_t articles = 0;
  std::uint64_t copies = 0;
  std::uint64_t stories = 0;      // of two articles or more
  std::uint64_t near_copies = 0;  // articles of stories, without the first of each
  std::uint64_t undated = 0;
  std::string first_date;  // of articles; empty when none is dated
  std::string last_date;
  std::uint64_t text_bytes = 0;
  std::uint64_t index_bytes = 0;
  std::map<std::string, std::uint64_t> sites;             // articles by host
  std::map<std::string, std::uint64_t> languages;         // by code; empty: unknown
  std::map<std::string, std::uint64_t> operands;          // by where they were read
  std::uint32_t model_version = 0;                        // of the cleaning model
  std::map<std::uint32_t, std::uint64_t> model_versions;  // pages by the version that cleaned them
};

// Reads every record: about 20 microseconds an article. Throws Error(no_index),
// Error(index_corrupt).
IndexSummary summarize(const std::string& database);

}  // namespace technews::indexer
