#include "shared/index/sharded_writer.h"

#include "shared/base/file.h"
#include "shared/base/hash.h"
#include "shared/index/failure.h"
#include "shared/index/fields.h"
#include "shared/index/layout.h"
#include "shared/index/lock.h"
#include "shared/index/shards.h"
#include "shared/normalization/analyzer.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <utility>

namespace technews::index {
namespace {

constexpr std::uint64_t largest_batch = std::uint64_t{1} << 36;

// What a batch's entries are, by the first letter of their keys. One change of an id follows
// another; the last one counts, and so it is enough to keep that.
constexpr char kind_article = 'a';   // value: 1 and the document, or empty: removed
constexpr char kind_metadata = 'm';  // value: as it was set

constexpr const char* target_entry = "t";  // its value: target_of()
constexpr const char* live_batch = "/batch-live";
constexpr const char* build_batch = "/batch-build";

std::string publishing_file(const std::string& directory) { return directory + "/publishing"; }

void remove_durably(const std::string& path, const std::string& directory) {
  std::filesystem::remove(path);
  base::sync_directory(directory);
}

// Shards that were going live when the program was stopped.
void finish_publishing(const std::string& directory) {
  const std::string path = publishing_file(directory);
  const WriterLock lock(Layout(shard_directory(directory, 0)).lock(), directory);
  if (!std::filesystem::exists(path)) return;
  for (const auto& [shard, generation] :
       parse_metadata(base::read_file(path, largest_batch), directory))
    Layout(directory + "/" + shard).make_live(generation);
  remove_durably(path, directory);
}

[[noreturn]] void refuse_count(const std::string& directory, std::size_t there,
                               std::size_t wanted) {
  throw base::Error(base::ErrorCode::usage,
                    directory + " has " + std::to_string(there) +
                        (there == 1 ? " shard, not " : " shards, not ") + std::to_string(wanted),
                    {"add to it as it is, without --shards",
                     "or make another one:  indexer add -d DIR --shards " + std::to_string(wanted) +
                         " FILE_OR_DIR..."});
}

bool is_begun(const std::string& directory) {
  return std::filesystem::is_directory(directory) &&
         (Layout(directory).live() || !Layout(directory).generations().empty());
}

// The directories of the shards, made when there are none.
std::vector<std::string> prepared(const std::string& directory, std::size_t wanted) {
  if (const auto whole = divided_index_of(directory)) {
    throw base::Error(base::ErrorCode::usage, directory + " is a shard of " + *whole,
                      {"change the whole index:  -d " + *whole});
  }
  const std::optional<std::size_t> there = shard_count(directory);
  const std::size_t known = there ? *there : is_begun(directory) ? 1 : 0;
  if (wanted != 0 && known != 0 && wanted != known) refuse_count(directory, known, wanted);
  std::filesystem::create_directories(directory);
  if (known == 0 && wanted > 1) divide(directory, wanted);
  std::vector<std::string> directories = shard_directories(directory);
  if (directories.size() > 1)
    for (const std::string& shard : directories) std::filesystem::create_directories(shard);
  return directories;
}

// What a batch was for: the rules of its documents, and the generation or the build that takes
// them.
std::string target_of(const std::string& shard, const WriterOptions& options, bool is_build) {
  std::string target = std::to_string(schema_version) + " " + normalization::fingerprint() + " ";
  if (!is_build) return target + Layout(shard).live().value_or("");
  return target + (options.rebuild ? base::hash128_hex(options.resume_key) : "first build");
}

MetadataMap read_batch(const std::string& path, const std::string& directory) {
  if (!std::filesystem::exists(path)) return {};
  return parse_metadata(base::read_file(path, largest_batch), directory);
}

}  // namespace

ShardedWriter::ShardedWriter(const std::string& directory, const WriterOptions& options,
                             std::size_t shards)
    : directory_(directory) {
  const auto directories =
      translating("open", directory, [&] { return prepared(directory, shards); });
  if (directories.size() == 1) {
    writers_.emplace_back(directories.front(), options);
    return;
  }
  std::signal(SIGXFSZ, SIG_IGN);
  translating("open", directory, [&] {
    finish_publishing(directory);
    // A batch of the live shards is theirs, also when they are about to be replaced.
    if (options.rebuild && read_batch(directory + live_batch, directory)[target_entry] ==
                               target_of(directories.front(), options, false))
      ShardedWriter(directory, {.threads = 1});
  });
  for (const std::string& shard : directories) writers_.emplace_back(shard, options);
  target_ = target_of(directories.front(), options, is_build());
  translating("write to", directory, [&] { repeat_batch(); });
}

std::string ShardedWriter::batch_file() const {
  return directory_ + (is_build() ? build_batch : live_batch);
}

void ShardedWriter::repeat_batch() {
  batch_ = read_batch(batch_file(), directory_);
  if (batch_.empty()) return;
  if (batch_[target_entry] == target_) {
    write_batch();
  } else {  // of a build that was given up, or a generation that was replaced
    remove_durably(batch_file(), directory_);
  }
  batch_.clear();
}

void ShardedWriter::write_batch() {
  for (const auto& [key, value] : batch_) {
    const std::string name = key.substr(1);
    if (key.front() == kind_metadata) writers_.front().set_metadata(name, value);
    if (key.front() != kind_article) continue;
    if (value.empty()) {
      writer_of(name).remove(name);
    } else {
      writer_of(name).add_or_replace(name, Xapian::Document::unserialise(value.substr(1)));
    }
  }
  for (IndexWriter& writer : writers_) writer.commit();
  remove_durably(batch_file(), directory_);
}

IndexWriter& ShardedWriter::writer_of(std::string_view id) {
  return writers_[shard_of(id, writers_.size())];
}

void ShardedWriter::add_or_replace(std::string_view id, Xapian::Document document) {
  if (is_divided()) {
    batch_[kind_article + std::string(id)] = "1" + document.serialise();
  } else {
    writers_.front().add_or_replace(id, std::move(document));
  }
}

void ShardedWriter::remove(std::string_view id) {
  if (is_divided()) {
    batch_[kind_article + std::string(id)].clear();
  } else {
    writers_.front().remove(id);
  }
}

void ShardedWriter::set_metadata(const std::string& key, std::string_view value) {
  if (is_divided()) batch_[kind_metadata + key] = value;
  writers_.front().set_metadata(key, value);
}

void ShardedWriter::commit() {
  if (!is_divided()) return writers_.front().commit();
  if (batch_.empty()) return;
  batch_[target_entry] = target_;
  translating("write to", directory_, [&] {
    base::write_file_durably(batch_file(), serialize(batch_));
    write_batch();
  });
  batch_.clear();
}

void ShardedWriter::publish() {
  if (!is_build() || !is_divided()) {
    commit();
    for (IndexWriter& writer : writers_) writer.publish();
    return;
  }
  commit();
  translating("publish", directory_, [&] {
    MetadataMap generations;
    for (std::size_t i = 0; i < writers_.size(); ++i)
      generations["shard-" + std::to_string(i)] = writers_[i].prepare();
    base::write_file_durably(publishing_file(directory_), serialize(generations));
    for (IndexWriter& writer : writers_) writer.publish();
    remove_durably(publishing_file(directory_), directory_);
  });
}

Xapian::Database ShardedWriter::committed() const {
  if (!is_divided()) return writers_.front().committed();
  Xapian::Database all;
  for (const IndexWriter& writer : writers_) all.add_database(writer.committed());
  return all;
}

// Xapian numbers the documents of several databases in turn: 1 of the first, 1 of the second, ...,
// 2 of the first.
bool ShardedWriter::is_live(Xapian::docid document, std::string_view id) const {
  std::size_t databases = 0;
  for (const IndexWriter& writer : writers_) databases += writer.databases();
  std::size_t place = (document - 1) % std::max<std::size_t>(databases, 1);
  for (const IndexWriter& writer : writers_) {
    if (place < writer.databases()) return writer.is_live(place, id);
    place -= writer.databases();
  }
  return false;
}

}  // namespace technews::index
