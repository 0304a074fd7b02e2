// Shards: an index of several databases, each article in the one that its id names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// news.db/SHARDS             "technews shards 2": written once, before the first shard is made
// news.db/shard-0/           an index directory as layout.h says
// news.db/shard-1/
// news.db/batch-live         a batch that is durable, but maybe not in all shards yet
// news.db/batch-build        the same of shards that are built
// news.db/publishing         generations that are going live together
namespace technews::index {

// Nullopt for a directory that isn't divided, or isn't there. Throws Error(index_corrupt) for a
// file of another form, Error(io).
std::optional<std::size_t> shard_count(const std::string& directory);

// The directories that hold databases: the shards in their order, or the directory itself.
// Throws as shard_count().
std::vector<std::string> shard_directories(const std::string& directory);
std::string shard_directory(const std::string& directory, std::size_t shard);

// Durable when it returns. REQUIRES: the directory is there.
void divide(const std::string& directory, std::size_t shards);

// Which of the shards holds the article of this id: the same for ever. Thread-safe.
std::size_t shard_of(std::string_view id, std::size_t shards);

// The index that the directory is a shard of; nullopt when it is none.
std::optional<std::string> divided_index_of(const std::string& directory);

inline constexpr std::size_t most_shards = 256;

}  // namespace technews::index
