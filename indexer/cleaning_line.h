// CleaningLine: pages go in one after the other, are cleaned by many threads, and come out in
// order.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/cleaner.h"
#include "indexer/record_builder.h"
#include "indexer/worker_pool.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <string>
#include <vector>

namespace technews::indexer {

// How one page is cleaned.
struct CleaningRules {
  corpus::CleanOptions options;
  bool keep_listings = false;
};

struct PageToClean {
  corpus::RawArticle page;  // its id is final
  std::string hash;
  const Source* source = nullptr;
  CleaningRules rules;
  std::uint64_t number = 0;  // of the input, from 1
};

struct CleanedPage {
  corpus::Cleaned cleaned;
  std::string hash;
  std::string body_hash;  // empty for an empty body
  const Source* source = nullptr;
  std::uint64_t number = 0;
};

// One page as the line does it. Thread-safe while nobody changes the model.
corpus::Cleaned clean_page(const corpus::RawArticle& page, const corpus::CleaningModel& model,
                           const CleaningRules& rules);

// Holds a bounded number of pages: push() hands finished ones on, and waits when too many are under
// way. What comes out doesn't depend on the number of threads. Not thread-safe itself.
class CleaningLine {
 public:
  using Sink = std::function<void(CleanedPage&&)>;

  // The pool, the model and the sources outlive the line; the model isn't changed meanwhile.
  CleaningLine(WorkerPool& pool, const corpus::CleaningModel& model, Sink sink);
  CleaningLine(const CleaningLine&) = delete;
  CleaningLine& operator=(const CleaningLine&) = delete;
  // Waits for what is under way; nothing more comes out.
  ~CleaningLine();

  void push(PageToClean page);
  // Everything pushed has come out when it returns.
  void drain();

 private:
  void start_chunk();
  void take_oldest();

  WorkerPool& pool_;
  const corpus::CleaningModel& model_;
  Sink sink_;
  std::vector<PageToClean> chunk_;
  std::size_t chunk_bytes_ = 0;
  std::deque<std::future<std::vector<CleanedPage>>> running_;
};

}  // namespace technews::indexer
