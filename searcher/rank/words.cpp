#include "searcher/rank/words.h"

namespace technews::searcher {

using Xapian::Query;

// Xapian 1.4.22 crashes on an OP_MAX all of whose elements end where the match ends: one that has
// no weight and never ends keeps it whole, behind a filter that lets through only what matches.
Query largest(std::vector<Query> alternatives) {
  const Query any(Query::OP_OR, alternatives.begin(), alternatives.end());
  alternatives.emplace_back(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0.0);
  const Query most(Query::OP_MAX, alternatives.begin(), alternatives.end());
  return Query(Query::OP_FILTER, most, any);
}

Query sum_of(const RankedWords& words, const std::function<Query(const RankedWord&)>& of_word) {
  std::vector<std::vector<Query>> compounds(words.words.size());
  for (const RankedWord& word : words.words)
    if (word.whole) compounds[*word.whole].push_back(of_word(word));
  std::vector<Query> sum;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (words.words[i].whole || words.words[i].weight == 0) continue;
    std::vector<Query>& alternatives = compounds[i];
    alternatives.insert(alternatives.begin(), of_word(words.words[i]));
    sum.push_back(alternatives.size() == 1 ? alternatives.front() : largest(alternatives));
  }
  return Query(Query::OP_OR, sum.begin(), sum.end());
}

}  // namespace technews::searcher
