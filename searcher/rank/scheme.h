// RankingScheme: a ranking model and the parts added to it, parsed from and printed to one line.
#pragma once

#include "searcher/rank/model.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// MODEL[:SETTINGS][+PART[:SETTINGS]]…, as in "bm25:k1=1.2,b=.75" and
// "news+rm3:docs=5+recency:half-life=90d". A part's settings take the place of the model's own.
class RankingScheme {
 public:
  RankingScheme();  // the default, news

  const Model& model() const { return *model_; }
  std::unique_ptr<Xapian::Weight> weight(const WeightContext& context) const;
  Evidence evidence() const;
  // nullptr: not asked for.
  const Settings* feedback() const;
  const Settings* recency() const;
  const Settings* synonyms() const;

  // Matches the same articles for less, whatever they score: for counting.
  RankingScheme for_counting() const;

  // Every parameter of the model and its parts.
  std::string to_text() const;

  friend bool operator==(const RankingScheme& left, const RankingScheme& right) {
    return left.to_text() == right.to_text();
  }

 private:
  friend RankingScheme parse_scheme(std::string_view text);
  const Settings* part(const Component& component) const;

  const Model* model_;
  Settings settings_;
  std::vector<Settings> parts_;
};

// A model or preset, with or without settings and parts. Throws Error(usage) that names what is
// unknown, twice there or out of range and lists what there is.
RankingScheme parse_scheme(std::string_view text);

// Throws Error(usage) when the model can't run on a remote shard.
void require_remote(const RankingScheme& scheme);

}  // namespace technews::searcher
