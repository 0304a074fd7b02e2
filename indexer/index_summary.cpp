#include "indexer/index_summary.h"

#include "indexer/metadata_keys.h"
#include "shared/index/reader.h"

#include <optional>

namespace technews::indexer {
namespace {

class Counter {
 public:
  explicit Counter(IndexSummary& summary) : summary_(summary) {}

  void count(const index::Record& record) {
    ++summary_.articles;
    summary_.copies += record.copies.size();
    if (!record.story.empty()) ++stories_[record.story];
    summary_.text_bytes += record.text.size();
    ++summary_.sites[record.site];
    ++summary_.languages[record.language];
    ++summary_.operands[record.operand];
    ++summary_.model_versions[record.model_version];
    if (!record.date) {
      ++summary_.undated;
      return;
    }
    if (!first_ || record.date->first_day() < first_->first_day()) first_ = record.date;
    if (!last_ || record.date->last_day() > last_->last_day()) last_ = record.date;
  }

  void finish() {
    summary_.stories = stories_.size();
    for (const auto& [story, articles] : stories_) summary_.near_copies += articles - 1;
    if (first_) summary_.first_date = first_->to_string();
    if (last_) summary_.last_date = last_->to_string();
  }

 private:
  IndexSummary& summary_;
  std::map<std::string, std::uint64_t> stories_;
  std::optional<base::Date> first_;
  std::optional<base::Date> last_;
};

}  // namespace

IndexSummary summarize(const std::string& database) {
  index::IndexReader reader({database});
  IndexSummary summary = reader.with_retry([](const Xapian::Database& shard) {
    IndexSummary counted;
    Counter counter(counted);
    for (auto post = shard.postlist_begin(""); post != shard.postlist_end(""); ++post)
      counter.count(index::IndexReader::record(shard, *post));
    counter.finish();
    return counted;
  });
  summary.database = database;
  for (const index::IndexInfo& info : reader.info()) {
    summary.shards.push_back(
        {info.database, info.generation, info.revision, info.articles, info.bytes});
    summary.revision += info.revision;
    summary.schema = info.schema;
    summary.fingerprint = info.fingerprint;
    summary.index_bytes += info.bytes;
  }
  summary.generation = summary.shards.front().generation;
  const std::string version = reader.metadata(model_version_key);
  if (!version.empty()) summary.model_version = static_cast<std::uint32_t>(std::stoul(version));
  return summary;
}

}  // namespace technews::indexer
