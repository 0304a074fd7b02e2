// ShardedWriter: writes an index, divided into shards or not, so that a batch is in all or in none.
#pragma once

#include "shared/index/metadata.h"
#include "shared/index/writer.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace technews::index {

// As IndexWriter, whose functions these are, over all shards of a directory.
//
// Each shard commits for itself. So that a crash between two of them loses nothing, a batch is
// first written to a file as a whole, which makes it durable; then it goes into the shards, and the
// next writer repeats what the file holds when it is still there. Searches may see the batch in one
// shard a moment before the others; after a crash at that moment, until that next writer. Metadata
// is kept in the first shard. A directory that isn't divided needs none of this and costs nothing.
class ShardedWriter {
 public:
  // shards: of a directory that holds no index yet; 0: as it is, else 1. Throws Error(usage) for an
  // index that has another number of shards, or is a shard itself.
  ShardedWriter(const std::string& directory, const WriterOptions& options, std::size_t shards = 0);

  bool is_build() const { return writers_.front().is_build(); }
  void add_or_replace(std::string_view id, Xapian::Document document);
  void remove(std::string_view id);
  void set_metadata(const std::string& key, std::string_view value);
  std::string metadata(const std::string& key) const { return writers_.front().metadata(key); }
  // When it throws Error(io), the batch of a divided index is there as a whole after the next
  // writer was opened, or isn't there at all.
  void commit();
  // All shards go live together.
  void publish();
  // Of all shards and their segments, in this order.
  Xapian::Database committed() const;
  bool is_live(Xapian::docid document, std::string_view id) const;

 private:
  IndexWriter& writer_of(std::string_view id);
  bool is_divided() const { return writers_.size() > 1; }
  std::string batch_file() const;
  void repeat_batch();
  void write_batch();

  std::string directory_;
  std::string target_;  // what a batch is for, so that no other takes it
  std::vector<IndexWriter> writers_;
  MetadataMap batch_;  // of a divided index: what was done since the last commit
};

}  // namespace technews::index
