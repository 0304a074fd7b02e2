#include "searcher/rank/bm25.h"

#include "shared/index/terms.h"

#include <vector>

namespace technews::searcher {

Xapian::Query one_word(const std::vector<Xapian::Query>& stems) {
  if (stems.size() == 1) return stems.front();
  return Xapian::Query(Xapian::Query::OP_SYNONYM, stems.begin(), stems.end());
}

Xapian::Query stem_query(const RankedWord& word) {
  std::vector<Xapian::Query> stems;
  for (const std::string& stem : word.stems) stems.emplace_back(index::stem_term(stem));
  return one_word(stems);
}

Xapian::Query bm25_query(const RankedWords& words) {
  return sum_of(words, [](const RankedWord& word) {
    return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, stem_query(word), word.weight);
  });
}

}  // namespace technews::searcher
