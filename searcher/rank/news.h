// The default ranking: BM25 with title words, bursty words and word pairs weighing more.
#pragma once

#include "searcher/rank/scheme.h"
#include "searcher/rank/words.h"

#include <xapian.h>

namespace technews::searcher {

// OR( SCALE(qtf ((cf + 1) / df)^burst, stem)…, SCALE(title qtf, title stem)…, and for words side by
// side in the query SCALE(phrase, both as a phrase), SCALE(near, both within eight words) ).
// Parameters and what each is worth: scheme.h.
Xapian::Query news_query(const RankedWords& words, const RankingScheme& scheme,
                         const Xapian::Database& database);

}  // namespace technews::searcher
