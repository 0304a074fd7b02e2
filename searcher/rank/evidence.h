// Query words to a weighted query: each word anywhere in the article, and what else weighs.
#pragma once

#include "searcher/meter.h"
#include "searcher/rank/model.h"
#include "searcher/rank/words.h"

#include <xapian.h>

namespace technews::searcher {

// OR( SCALE(qtf ((cf + 1) / df)^burst, stem)…, SCALE(title qtf, title stem)…, and for words side by
// side in the query SCALE(phrase, both as a phrase), SCALE(near, both within eight words) ).
// Stock operators only, so that local and remote shards rank alike.
Xapian::Query evidence_query(const RankedWords& words, const Evidence& evidence,
                             const MeteredDatabase& index);

}  // namespace technews::searcher
