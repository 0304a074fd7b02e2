// The queries of earlier interactive searches, one a line in a file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace technews::searcher::interactive {

// At most one process adds a line at a time, whole: several may share the file.
class History {
 public:
  static constexpr std::size_t most_queries = 1000;

  // Without a folder nothing is kept. The folder and the file are made when they are needed.
  explicit History(const std::optional<std::string>& folder);

  // The newest most_queries, oldest first; none when there is no file. Lines that are no text are
  // passed over. Throws Error(io).
  std::vector<std::string> read() const;

  // Appends the query; when the file holds twice as many as are read, writes it anew with the
  // newest. Readable by its owner only. Throws Error(io).
  void add(const std::string& query) const;

 private:
  std::string path_;  // empty: nothing is kept
};

}  // namespace technews::searcher::interactive
