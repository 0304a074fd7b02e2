// Measures of a ranking, equal to trec_eval 9.0.7's, under its names and under ir_measures'.
#pragma once

#include "benchmarks/ranking/topic_result.h"
#include "benchmarks/ranking/trec_files.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace technews::benchmarks {

struct Measure;

// How the values of topics become one.
enum class Averaging { mean, sum, geometric, none };

// What a measure is called with.
struct MeasureSetting {
  int relevance_level = 1;      // least grade of a relevant document
  std::size_t collection = 0;   // documents in the collection (utility only); 0: not known
  bool nearest_recall = false;  // trec_eval 10: a share of the relevant is rounded to the nearest
};

using MeasureFunction = double (*)(const TopicResult&, const Measure&, const MeasureSetting&);

// One number a topic.
struct Measure {
  std::string name;  // as it is printed
  MeasureFunction value = nullptr;
  Averaging averaging = Averaging::mean;
  bool whole = false;                              // the value is a whole number
  double cutoff = 0;                               // documents or a share; 0: all
  std::vector<double> parameters = {};             // of utility, set_F, RBP, relstring, 11pt_avg
  std::vector<std::pair<int, double>> gains = {};  // of a grade, where it is not the grade itself
  std::optional<int> relevance_level = {};         // its own: P(rel=2)@10
};

// trec_eval's: map, P_10, P.5,10, ndcg_cut, set_F.0.5, ndcg.1=3,2=9 and the sets official, set and
// all_trec, in trec_eval's order; ir_measures': nDCG@10 AP(rel=2) P@5 R@100 RR@10 Judged@10 Rprec
// Bpref infAP IPrec@0.1 SetP SetR SetF(beta=2) SetAP Success@5 RBP(p=.8) NumQ NumRet NumRel
// NumRelRet. Several are separated by blanks, or by commas where no parameter can stand. Throws
// Error(usage) naming the one it doesn't know.
std::vector<Measure> parse_measures(std::string_view text);

// Numbers about the whole run, not of topics.
bool is_run_id(const Measure& measure);
bool is_topic_count(const Measure& measure);
bool is_relevance_string(const Measure& measure);

// The judgments of the first documents, a sign each: relstring.
std::string relevance_string(const Measure& measure, const TopicResult& result);

}  // namespace technews::benchmarks
