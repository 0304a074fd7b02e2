// Report: one line of JSON for every input that was left out, with the reason.
#pragma once

#include "corpus/article.h"
#include "indexer/account.h"

#include <memory>
#include <string>

namespace technews::indexer {

struct LeftOut {
  Outcome outcome = Outcome::rejected;
  std::string id;
  std::string operand;
  std::string path;
  std::uint64_t record = 0;  // from 1 in files of many records
  std::uint64_t line = 0;
  std::string reason;
  std::string copy_of;  // the article that stands for it
};

// {"outcome":…,"reason":…,"id":…,"operand":…,"path":…,"record":…,"line":…,"copy_of":…} without what
// is empty; plain ASCII, one line with its line feed.
std::string to_json(const LeftOut& input);

// Writes to a file, "-" being standard output, or nowhere. Not thread-safe.
class Report {
 public:
  // No file for an empty path. Throws Error(io) when it can't be created.
  explicit Report(const std::string& path);
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;
  ~Report();

  bool wanted() const { return file_ != nullptr; }
  void add(const LeftOut& input);
  // Throws Error(io) when a byte couldn't be written. Call before the destructor.
  void finish();

 private:
  class File;
  std::unique_ptr<File> file_;
};

}  // namespace technews::indexer
