// LeftOutPages: pages that earlier runs left out, so that they needn't be cleaned again to know.
#pragma once

#include "indexer/account.h"
#include "indexer/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace technews::indexer {

// The key of a page of an id: the same id and the same page have the same one.
std::uint64_t page_key(const std::string& id, const std::string& page_hash);

// Kept in the index's metadata, nine bytes a page, a chunk for each batch. Not thread-safe.
class LeftOutPages {
 public:
  // Throws Error(index_corrupt).
  explicit LeftOutPages(const StoreView& store);

  // duplicate (an older version of an article), listing or rejected; nullopt for a page unknown.
  std::optional<Outcome> find(std::uint64_t key) const;
  void add(std::uint64_t key, Outcome outcome);
  bool changed() const { return !added_.empty(); }
  // Puts what was added since the last call into the batch.
  void save(Store& store);

 private:
  std::unordered_map<std::uint64_t, Outcome> pages_;
  std::string added_;
  std::size_t chunks_ = 0;
};

}  // namespace technews::indexer
