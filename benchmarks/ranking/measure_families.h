// The table of trec_eval's measures: names, default parameters, how they are averaged.
#pragma once

#include "benchmarks/ranking/measures.h"

#include <span>
#include <string_view>
#include <vector>

namespace technews::benchmarks {

enum class ParameterKind {
  none,
  documents,  // a measure for each cutoff: P_5, P_10
  shares,     // a measure for each share: iprec_at_recall_0.10
  values,     // one measure with numbers: utility
  gains,      // one measure with pairs: ndcg.1=3,2=9
};

struct MeasureFamily {
  std::string_view name;
  MeasureFunction value;
  ParameterKind kind = ParameterKind::none;
  std::vector<double> defaults = {};
  Averaging averaging = Averaging::mean;
  bool whole = false;
};

// In the order in which trec_eval prints them.
std::span<const MeasureFamily> measure_families();

// The family of that name, or nullptr.
const MeasureFamily* find_family(std::string_view name);

// The measures of a family with their defaults.
std::vector<Measure> measures_of(const MeasureFamily& family);

// One of them, with its cutoff where the family has those.
Measure measure_of(const MeasureFamily& family, double cutoff = 0);

}  // namespace technews::benchmarks
