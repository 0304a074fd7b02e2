// The formulae: one function for each of trec_eval's families of measures.
#pragma once

#include "benchmarks/ranking/measures.h"

namespace technews::benchmarks::formula {

// Each returns the value of one topic. Linear in the judged documents retrieved, but for G, ndcg,
// ndcg_rel and Rndcg, which also walk the relevant ones. Definitions: trec_eval 9.0.7
// (https://github.com/usnistgov/trec_eval) unless another source is named.
#define TECHNEWS_FORMULA(name) \
  double name(const TopicResult& result, const Measure& measure, const MeasureSetting& setting)
TECHNEWS_FORMULA(nothing);
TECHNEWS_FORMULA(retrieved);
TECHNEWS_FORMULA(relevant);
TECHNEWS_FORMULA(relevant_retrieved);
TECHNEWS_FORMULA(nonrelevant_judged_retrieved);
TECHNEWS_FORMULA(average_precision);
TECHNEWS_FORMULA(geometric_map);  // logarithms of values of at least 1e-5: their mean is geometric
TECHNEWS_FORMULA(geometric_bpref);
TECHNEWS_FORMULA(r_precision);
TECHNEWS_FORMULA(r_precision_multiple);
TECHNEWS_FORMULA(bpref);  // Buckley & Voorhees 2004
TECHNEWS_FORMULA(reciprocal_rank);
TECHNEWS_FORMULA(interpolated_precision);
TECHNEWS_FORMULA(eleven_points);
TECHNEWS_FORMULA(precision);
TECHNEWS_FORMULA(recall);
TECHNEWS_FORMULA(relative_precision);
TECHNEWS_FORMULA(success);
TECHNEWS_FORMULA(inferred_ap);  // Yilmaz & Aslam 2006
TECHNEWS_FORMULA(utility);
TECHNEWS_FORMULA(binary_gain);
TECHNEWS_FORMULA(normalized_gain);
TECHNEWS_FORMULA(ndcg);  // Järvelin & Kekäläinen 2002
TECHNEWS_FORMULA(ndcg_at_relevant);
TECHNEWS_FORMULA(ndcg_at_levels);
TECHNEWS_FORMULA(set_precision);
TECHNEWS_FORMULA(set_relative_precision);
TECHNEWS_FORMULA(set_recall);
TECHNEWS_FORMULA(set_average_precision);
TECHNEWS_FORMULA(set_f);
TECHNEWS_FORMULA(judged);                 // share of the first documents that have a judgment
TECHNEWS_FORMULA(rank_biased_precision);  // Moffat & Zobel 2008
#undef TECHNEWS_FORMULA

}  // namespace technews::benchmarks::formula
