// IndexReader: one index, or several as one, seen whole and at one moment by each query.
#pragma once

#include "shared/index/record.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::index {

struct IndexInfo {
  std::string database;  // as it was named
  std::string generation;
  std::uint64_t articles = 0;
  int schema = 0;
  std::string fingerprint;     // of the text rules it was built by
  std::uint64_t bytes = 0;     // of its files; 0 for a remote one
  std::uint64_t revision = 0;  // grows with every commit; 0 for a remote one
};

struct ReaderOptions {
  bool partial = false;  // search without databases that are not there, or don't answer
  std::chrono::milliseconds patience{10'000};  // how long a remote one may be silent
};

struct LeftOut {
  std::string database;
  std::string why;
};

// Not thread-safe: one per thread.
class IndexReader {
 public:
  // Each of databases is a directory, "tcp:HOST:PORT" or "prog:COMMAND"; a divided index is all its
  // shards. Throws Error(no_index) when one isn't there or was built by other text rules,
  // Error(index_corrupt) when its files are damaged, Error(io) when a remote one doesn't answer,
  // Error(usage) when one is named twice. REQUIRES: at least one.
  explicit IndexReader(const std::vector<std::string>& databases,
                       const ReaderOptions& options = {});
  IndexReader(IndexReader&&) noexcept;
  IndexReader& operator=(IndexReader&&) noexcept;
  ~IndexReader();

  // Runs query(database) on the newest published state and returns what it returns. Readers and
  // writer don't block each other: when the state changes under the query it is run again, from the
  // start, on the newer one. So it must fetch everything it needs and keep no handle; it must not
  // print. Throws Error(index_corrupt) when it fails on a state that stays the same, Error(io) when
  // a remote one stays silent.
  template <typename Query>
  auto with_retry(Query&& query) {
    std::optional<decltype(query(std::declval<const Xapian::Database&>()))> result;
    run_with_retry([&](const Xapian::Database& database) { result.emplace(query(database)); });
    return std::move(*result);
  }

  // The record of document number `document` of the database given to a query, its checksum
  // checked. An empty document is a sign of a changing index and makes with_retry() run again.
  static Record record(const Xapian::Database& database, Xapian::docid document);

  // A value that IndexWriter::set_metadata stored, of the first database; empty when there is none.
  // Throws Error(index_corrupt) when it is damaged.
  std::string metadata(const std::string& key);

  // Of each database that is searched.
  std::vector<IndexInfo> info();

  // Databases that the last query did without; one is tried again after half a minute.
  const std::vector<LeftOut>& left_out() const;

  // Some of Xapian's interfaces (deciders, sort keys) work on local databases alone.
  bool has_remote() const;

 private:
  void run_with_retry(const std::function<void(const Xapian::Database&)>& query);

  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace technews::index
