#include "searcher/rank/rank.h"

#include "searcher/rank/evidence.h"

namespace technews::searcher {

using Xapian::Query;

Query ranked_query(const RankedWords& words, const RankingScheme& scheme,
                   const MeteredDatabase& index) {
  return evidence_query(words, scheme.evidence(), index);
}

RankedWords feedback_words(const RankedWords& words, const RankingScheme& scheme,
                           const MeteredDatabase& index) {
  RankedWords joining;
  const Settings* feedback = scheme.feedback();
  if (feedback == nullptr || words.words.empty()) return joining;
  const double length = length_of(words);
  const auto weight = term_weight(scheme, index.database, length);
  const Query query = ranked_query(words, scheme, index);
  for (FeedbackWord& word : relevance_model(index, query, *weight, *feedback))
    joining.words.push_back(
        {{std::move(word.stem)}, {}, word.share * length * (*feedback)["weight"], std::nullopt});
  return joining;
}

Query with_feedback(const Query& ranked, const RankedWords& joining, const RankingScheme& scheme,
                    const MeteredDatabase& index) {
  if (joining.words.empty()) return ranked;
  const double kept = 1 - (*scheme.feedback())["weight"];
  return Query(Query::OP_OR, Query(Query::OP_SCALE_WEIGHT, ranked, kept),
               evidence_query(joining, {}, index));
}

double length_of(const RankedWords& words) {
  double length = 0;
  for (const RankedWord& word : words.words)
    if (!word.whole) length += word.weight;
  return length;
}

std::unique_ptr<Xapian::Weight> term_weight(const RankingScheme& scheme,
                                            const Xapian::Database& database, double query_words) {
  return scheme.weight({query_words, static_cast<double>(database.get_doclength_upper_bound())});
}

}  // namespace technews::searcher
