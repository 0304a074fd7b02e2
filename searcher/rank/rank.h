// Ranking: query words to a weighted query, by the scheme's model. Stock Xapian operators and
// weights only, so that local and remote shards rank alike.
#pragma once

#include "searcher/rank/scheme.h"
#include "searcher/rank/words.h"

#include <memory>

#include <xapian.h>

namespace technews::searcher {

// Matches the articles with any of the words. The database gives the words' frequencies. Throws
// Xapian::Error as the database does.
Xapian::Query ranked_query(const RankedWords& words, const RankingScheme& scheme,
                           const Xapian::Database& database);

// The weight of single terms.
std::unique_ptr<Xapian::Weight> term_weight(const RankingScheme& scheme);

}  // namespace technews::searcher
