// The matcher: one pass over a text's tokens that finds where a query's units stand.
#pragma once

#include "searcher/query/match_pattern.h"
#include "shared/base/byte_span.h"
#include "shared/normalization/analyzer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace technews::searcher {

// A piece of the text that takes part in a match. A word is one piece, and so is a phrase, from its
// first word to its last; a NEAR or ADJ match gives a piece for each of its words.
struct Match {
  base::ByteSpan span;
  std::uint32_t unit = 0;  // index into pattern.units

  friend bool operator==(const Match&, const Match&) = default;
};

// The matches of the units whose scope allows `scope`, ordered by beginning, then end, then unit;
// each once. A whole compound fills a phrase's slot with all its positions, so ["email", "list"]
// is found in "e-mail list". NEAR gives the tightest windows. O(tokens) for words and phrases,
// O(tokens × slots) for NEAR. Thread-safe.
std::vector<Match> find_matches(std::span<const normalization::Token> tokens,
                                const MatchPattern& pattern, MatchScope scope);

}  // namespace technews::searcher
