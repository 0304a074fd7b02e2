// Measures of a ranking, as trec_eval 9.0.7 computes them, under ir_measures' names.
#pragma once

#include "benchmarks/ranking/trec_files.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace technews::benchmarks {

enum class MeasureKind { ndcg, average_precision, precision, recall, reciprocal_rank, judged };

// "nDCG@10": a kind and how many documents from the top it looks at; 0: all.
struct Measure {
  MeasureKind kind = MeasureKind::ndcg;
  std::size_t cutoff = 0;

  std::string name() const;
};

// nDCG[@k], AP[@k], P@k, R@k, RR[@k], Judged@k; several are separated by blanks or commas.
// Throws Error(usage) naming the one it doesn't know.
std::vector<Measure> parse_measures(std::string_view text);

// One topic: the documents in order against its judgments.
// nDCG: gain = grade, discount 1 / log2(rank + 1) (Järvelin and Kekäläinen 2002, as in trec_eval).
double evaluate(const Measure& measure, const std::vector<Retrieved>& documents,
                const std::unordered_map<std::string, int>& judged);

// Every topic that is judged and has a relevant document; one that the run lacks scores 0
// (trec_eval's -c).
std::map<std::string, double> evaluate(const Measure& measure, const Run& run, const Qrels& qrels);

double mean(const std::map<std::string, double>& scores);

}  // namespace technews::benchmarks
