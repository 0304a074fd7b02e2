#include "benchmarks/ranking/measure_families.h"

#include "benchmarks/ranking/trec_measures.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

const std::vector<double> depths{5, 10, 15, 20, 30, 100, 200, 500, 1000};
const std::vector<double> tenths{0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1};

constexpr auto none = ParameterKind::none;
constexpr auto documents = ParameterKind::documents;
constexpr auto shares = ParameterKind::shares;
constexpr auto values = ParameterKind::values;
constexpr auto gains = ParameterKind::gains;

const std::vector<MeasureFamily>& families() {
  using namespace formula;
  static const std::vector<MeasureFamily> table{
      {"runid", nothing, none, {}, Averaging::none},
      {"num_q", nothing, none, {}, Averaging::none, true},
      {"num_ret", retrieved, none, {}, Averaging::sum, true},
      {"num_rel", relevant, none, {}, Averaging::sum, true},
      {"num_rel_ret", relevant_retrieved, none, {}, Averaging::sum, true},
      {"map", average_precision},
      {"gm_map", geometric_map, none, {}, Averaging::geometric},
      {"Rprec", r_precision},
      {"bpref", bpref},
      {"recip_rank", reciprocal_rank},
      {"iprec_at_recall", interpolated_precision, shares, tenths},
      {"P", precision, documents, depths},
      {"relstring", nothing, values, {10}, Averaging::none},
      {"recall", recall, documents, depths},
      {"infAP", inferred_ap},
      {"gm_bpref", geometric_bpref, none, {}, Averaging::geometric},
      {"Rprec_mult", r_precision_multiple, shares, {.2, .4, .6, .8, 1, 1.2, 1.4, 1.6, 1.8, 2}},
      {"utility", utility, values, {1, -1, 0, 0}},
      {"11pt_avg", eleven_points, values, tenths},
      {"binG", binary_gain},
      {"G", normalized_gain, gains},
      {"ndcg", ndcg, gains},
      {"ndcg_rel", ndcg_at_relevant, gains},
      {"Rndcg", ndcg_at_levels, gains},
      {"ndcg_cut", ndcg, documents, depths},
      {"map_cut", average_precision, documents, depths},
      {"relative_P", relative_precision, documents, depths},
      {"success", success, documents, {1, 5, 10}},
      {"set_P", set_precision},
      {"set_relative_P", set_relative_precision},
      {"set_recall", set_recall},
      {"set_map", set_average_precision},
      {"set_F", set_f, values, {1}},
      {"num_nonrel_judged_ret", nonrelevant_judged_retrieved, none, {}, Averaging::sum, true},
  };
  return table;
}

}  // namespace

std::span<const MeasureFamily> measure_families() { return families(); }

const MeasureFamily* find_family(std::string_view name) {
  const auto found = std::find_if(families().begin(), families().end(),
                                  [name](const MeasureFamily& each) { return each.name == name; });
  return found == families().end() ? nullptr : &*found;
}

Measure measure_of(const MeasureFamily& family, double cutoff) {
  Measure measure{std::string(family.name), family.value, family.averaging, family.whole};
  if (family.kind == documents) measure.name += fmt::format("_{:.0f}", cutoff);
  if (family.kind == shares) measure.name += fmt::format("_{:3.2f}", cutoff);
  if (family.kind == documents || family.kind == shares) measure.cutoff = cutoff;
  if (family.kind == values) measure.parameters = family.defaults;
  return measure;
}

std::vector<Measure> measures_of(const MeasureFamily& family) {
  if (family.kind != documents && family.kind != shares) return {measure_of(family)};
  std::vector<Measure> measures;
  for (const double cutoff : family.defaults) measures.push_back(measure_of(family, cutoff));
  return measures;
}

}  // namespace technews::benchmarks
