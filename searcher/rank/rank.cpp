#include "searcher/rank/rank.h"

#include "searcher/rank/bm25.h"
#include "searcher/rank/news.h"

namespace technews::searcher {

Xapian::Query ranked_query(const RankedWords& words, const RankingScheme& scheme,
                           const Xapian::Database& database) {
  switch (scheme.model) {
    case RankingModel::news:
      return news_query(words, scheme, database);
    case RankingModel::bm25:
      break;
  }
  return bm25_query(words);
}

std::unique_ptr<Xapian::Weight> term_weight(const RankingScheme& scheme) {
  constexpr double k2 = 0;               // no weight for short documents as such
  constexpr double k3 = 1000;            // a word twice in the query counts twice
  constexpr double shortest_length = 0;  // relative lengths are taken as they are
  return std::make_unique<Xapian::BM25Weight>(scheme.k1, k2, k3, scheme.b, shortest_length);
}

}  // namespace technews::searcher
