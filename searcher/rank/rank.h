// Ranking: query words to a weighted query, by the scheme's model and parts.
#pragma once

#include "searcher/meter.h"
#include "searcher/rank/feedback.h"
#include "searcher/rank/scheme.h"
#include "searcher/rank/words.h"

#include <memory>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// Matches the articles with any of the words. The database gives the words' frequencies. Throws
// Xapian::Error as the database does.
Xapian::Query ranked_query(const RankedWords& words, const RankingScheme& scheme,
                           const MeteredDatabase& index);

// The words that join these by feedback, each weighing its share of what all of these weigh times
// the scheme's weight of feedback; none without feedback. Searches once.
RankedWords feedback_words(const RankedWords& words, const RankingScheme& scheme,
                           const MeteredDatabase& index);

// ranked_query() of the words, and the words of feedback_words() as the model weighs them, without
// further evidence.
Xapian::Query with_feedback(const Xapian::Query& ranked, const RankedWords& joining,
                            const RankingScheme& scheme, const MeteredDatabase& index);

// The sum of the words' weights: the length of the query.
double length_of(const RankedWords& words);

// The weight of single terms; query_words is the length of the whole query.
std::unique_ptr<Xapian::Weight> term_weight(const RankingScheme& scheme,
                                            const Xapian::Database& database, double query_words);

}  // namespace technews::searcher
