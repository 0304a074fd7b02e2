// Where things are in an index directory, and the switch that makes a generation the live one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// news.db/XAPIANDB           stub that names the live generation's database
// news.db/writer.lock        held by the one writer
// news.db/gen-000001/db/     Xapian database of a generation
// news.db/gen-000001/manifest
// news.db/gen-000002/        not yet live: journal, segments/, state-N
namespace technews::index {

class Layout {
 public:
  explicit Layout(std::string directory) : directory_(std::move(directory)) {}

  const std::string& directory() const { return directory_; }
  std::string stub() const { return directory_ + "/XAPIANDB"; }
  std::string lock() const { return directory_ + "/writer.lock"; }
  std::string generation(const std::string& name) const { return directory_ + "/" + name; }
  std::string database(const std::string& name) const { return generation(name) + "/db"; }
  std::string journal(const std::string& name) const { return generation(name) + "/journal"; }
  std::string manifest(const std::string& name) const { return generation(name) + "/manifest"; }

  // Name of the live generation; nullopt when there is no stub. Throws Error(index_corrupt) for a
  // stub of another form, Error(io).
  std::optional<std::string> live() const;

  // Durable and atomic: readers see the old generation or this one.
  void make_live(const std::string& generation) const;

  // Names of the generations there are, live or not, ordered.
  std::vector<std::string> generations() const;
  std::string next_generation() const;

 private:
  std::string directory_;
};

// Every regular file in the directory (not below it), then the directory. Throws Error(io).
void sync_files(const std::string& directory);

// Bytes of all files below the path; 0 when there are none.
std::uint64_t bytes_below(const std::string& path);

}  // namespace technews::index
