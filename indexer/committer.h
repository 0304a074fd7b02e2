// Committer: the changes of a batch to documents, by many threads, and into the index, in order.
#pragma once

#include "indexer/document_builder.h"
#include "indexer/placement.h"
#include "indexer/store.h"
#include "indexer/worker_pool.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace technews::indexer {

// Not thread-safe itself.
class Committer {
 public:
  // The pool outlives it.
  Committer(WorkerPool& pool, std::uint32_t token_limit);

  // Puts the changes into the store's open batch: removals first, then records in their order. The
  // documents don't depend on the number of threads. A bounded number of them is held.
  void write(std::vector<Batch::Change> changes, Store& store);

  // Over everything written.
  BuildCounts counts() const;

 private:
  struct Built {
    std::string id;
    Xapian::Document document;
  };
  std::vector<Built> build(std::vector<Batch::Change> changes);
  std::unique_ptr<DocumentBuilder> borrow_builder();
  void give_back(std::unique_ptr<DocumentBuilder> builder);

  WorkerPool& pool_;
  std::uint32_t token_limit_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<DocumentBuilder>> builders_;  // of nobody at the moment
};

}  // namespace technews::indexer
