#include "shared/index/shards.h"

#include "shared/base/file.h"
#include "shared/base/hash.h"
#include "shared/index/failure.h"
#include "shared/index/terms.h"

#include <charconv>
#include <filesystem>

namespace technews::index {
namespace {

constexpr std::string_view first_words = "technews shards ";
constexpr std::uint64_t largest_file = 64;

std::string shards_file(const std::string& directory) { return directory + "/SHARDS"; }

}  // namespace

std::optional<std::size_t> shard_count(const std::string& directory) {
  const std::string path = shards_file(directory);
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) return std::nullopt;
  const std::string text = base::read_file(path, largest_file);
  std::size_t count = 0;
  if (text.starts_with(first_words) && text.ends_with('\n')) {
    const char* const end = text.data() + text.size() - 1;
    const auto [stop, error] = std::from_chars(text.data() + first_words.size(), end, count);
    if (error == std::errc() && stop == end && count > 0 && count <= most_shards) return count;
  }
  throw damaged(directory, path + " does not say how many shards there are");
}

std::string shard_directory(const std::string& directory, std::size_t shard) {
  return directory + "/shard-" + std::to_string(shard);
}

std::vector<std::string> shard_directories(const std::string& directory) {
  const std::optional<std::size_t> count = shard_count(directory);
  if (!count) return {directory};
  std::vector<std::string> directories;
  for (std::size_t i = 0; i < *count; ++i) directories.push_back(shard_directory(directory, i));
  return directories;
}

void divide(const std::string& directory, std::size_t shards) {
  base::write_file_durably(shards_file(directory),
                           std::string(first_words) + std::to_string(shards) + "\n");
}

// The upper half of the hash: the lower one deals the articles of a shard out to writing threads.
std::size_t shard_of(std::string_view id, std::size_t shards) {
  return static_cast<std::size_t>(base::hash64(filter_term(Field::id, id)) >> 32) % shards;
}

std::optional<std::string> divided_index_of(const std::string& directory) {
  std::error_code failed;
  const auto whole = std::filesystem::weakly_canonical(directory, failed);
  if (failed || !whole.filename().string().starts_with("shard-")) return std::nullopt;
  std::string parent = whole.parent_path().string();
  if (!shard_count(parent)) return std::nullopt;
  return parent;
}

}  // namespace technews::index
