// Operands: what a command was told to read, ready to be read more than once.
#pragma once

#include "corpus/reader.h"
#include "indexer/record_builder.h"
#include "indexer/spool.h"

#include <functional>
#include <string>
#include <vector>

namespace technews::indexer {

// Not thread-safe.
class Operands {
 public:
  // Copies what can be read only once into the folder. Throws Error(io), also for an operand that
  // doesn't exist: before anything is done.
  Operands(const std::vector<std::string>& operands, corpus::ReadOptions options,
           const std::string& spool_folder);

  // Returning false stops the reading.
  using PageSink = std::function<bool(corpus::RawArticle&&, const Source&)>;
  using RejectionSink = std::function<bool(corpus::Rejection&&, const Source&)>;

  // Reads all operands in the order they were given; the pages have their final ids. The summaries
  // stand in the same order; operands that weren't begun have none.
  std::vector<corpus::ReadSummary> read(const PageSink& page, const RejectionSink& rejection);

  const std::vector<Source>& sources() const { return sources_; }
  // What readers said of field names, each note once.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  corpus::ReadOptions options_;
  std::vector<Spool> spools_;
  std::vector<std::string> read_as_;  // what the reader is given: the operand, or its spool
  std::vector<Source> sources_;
  std::vector<std::string> notes_;
};

}  // namespace technews::indexer
