// BM25 over the whole article, title and text: the plain model that others build on.
#pragma once

#include "searcher/rank/words.h"

#include <vector>

#include <xapian.h>

namespace technews::searcher {

// Stems of one word in several languages, weighed as one term: a stem that only the two articles of
// a rare language have is no rarer a word for that.
Xapian::Query one_word(const std::vector<Xapian::Query>& stems);

// The word's stems anywhere in the article, unscaled.
Xapian::Query stem_query(const RankedWord& word);

// Xapian's sum over the words of idf × tf (k1 + 1) / (tf + k1 (1 - b + b dl / avdl)), each times
// its weight in the query; idf = log((N - df + .5) / (df + .5)), kept positive as XAPIAN's does.
Xapian::Query bm25_query(const RankedWords& words);

}  // namespace technews::searcher
