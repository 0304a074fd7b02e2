#include "indexer/page_check.h"

namespace technews::indexer {

std::optional<Outcome> PageCheck::known_outcome(const std::string& id,
                                                const std::string& hash) const {
  if (options_.reclean) return std::nullopt;
  const Known known = store_.known(id, hash);
  if (known == Known::unchanged) return Outcome::unchanged;
  if (known == Known::copy) return Outcome::duplicate;
  const std::optional<Outcome> left_out = left_out_.find(page_key(id, hash));
  if (!left_out) return std::nullopt;
  // An older version of an article that is there no more is the article now.
  if (*left_out == Outcome::duplicate) return known == Known::changed ? left_out : std::nullopt;
  return options_.trust_left_out ? left_out : std::nullopt;
}

}  // namespace technews::indexer
