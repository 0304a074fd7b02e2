// Words of a query: alone, and side by side in a list.
#pragma once

#include "searcher/query/compile_context.h"

#include <vector>

namespace technews::searcher {

// A plain word of a list.
struct ListedWord {
  const Node* node = nullptr;
  std::size_t concept_number = 0;  // of the words that synonyms stand in for; 0: of none
};

// The plain words of a list, in order: they rank together. Words of a concept weigh elsewhere; here
// only that they stand beside others does.
struct CompiledRun {
  Xapian::Query ranked;                // any of the words; empty when there are none
  std::vector<Xapian::Query> matches;  // of each word, without weight; stop words left out
};
CompiledRun run_query(const std::vector<ListedWord>& words, LeafContext& context);

// One word that must match as it is: a compound as a whole or by its parts in order. Empty, after a
// complaint, when it holds nothing to search for.
Xapian::Query word_query(const Node& node, LeafContext& context);

// A pattern takes the place of several words. Matches nothing when the index has none of them.
Xapian::Query pattern_word_query(const Node& node, LeafContext& context);

}  // namespace technews::searcher
