// PageCheck: what became of a page in earlier runs, told without cleaning it again.
#pragma once

#include "indexer/left_out.h"
#include "indexer/store.h"

#include <optional>
#include <string>

namespace technews::indexer {

struct PageCheckOptions {
  bool reclean = false;        // nothing counts as known
  bool trust_left_out = true;  // false when this run's rules keep what others left out
};

// Not thread-safe, as the store.
class PageCheck {
 public:
  PageCheck(const StoreView& store, const LeftOutPages& left_out, PageCheckOptions options)
      : store_(store), left_out_(left_out), options_(options) {}

  // unchanged, duplicate, listing or rejected; nullopt when the page must be looked at.
  std::optional<Outcome> known_outcome(const std::string& id, const std::string& hash) const;

 private:
  const StoreView& store_;
  const LeftOutPages& left_out_;
  PageCheckOptions options_;
};

}  // namespace technews::indexer
