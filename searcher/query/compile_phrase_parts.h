// The places of a phrase, each with all it may hold: for phrases, alone and near other words.
#pragma once

#include "searcher/query/compile_context.h"

#include <vector>

namespace technews::searcher {

struct PhraseParts {
  std::vector<Stretch> stretches;  // one without spellings is nowhere in the index
  std::vector<Chunk> chunks;       // the words that weigh
};

// Complains of words without letters and of patterns that are cut short.
PhraseParts phrase_parts(const Node& phrase, LeafContext& context);

// Refuses a phrase that is too long once it is cut into words.
bool fits_in_phrase(const Node& phrase, const std::vector<Stretch>& stretches,
                    LeafContext& context);

}  // namespace technews::searcher
