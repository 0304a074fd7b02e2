#include "benchmarks/ranking/measures.h"

#include "benchmarks/ranking/ir_measure_names.h"
#include "benchmarks/ranking/measure_families.h"
#include "benchmarks/ranking/trec_measures.h"
#include "shared/base/error.h"
#include "shared/terminal/flag_value.h"

#include <algorithm>

namespace technews::benchmarks {
namespace {

constexpr std::string_view official[] = {"runid",       "num_q",      "num_ret",         "num_rel",
                                         "num_rel_ret", "map",        "gm_map",          "Rprec",
                                         "bpref",       "recip_rank", "iprec_at_recall", "P"};
constexpr std::string_view sets[] = {"runid",       "num_q",   "num_ret", "num_rel",
                                     "num_rel_ret", "utility", "set_P",   "set_relative_P",
                                     "set_recall",  "set_map", "set_F"};

[[noreturn]] void refuse(std::string_view text) {
  throw base::Error(base::ErrorCode::usage, "unknown measure \"" + std::string(text) + "\"",
                    {"measures: nDCG@10 AP P@10 R@100 RR Judged@10, with any cutoff",
                     "trec_eval's: map ndcg_cut.10 P_10 recall.100 bpref official all_trec"});
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(separators, end);
  }
  return parts;
}

double number_or_refuse(std::string_view number, std::string_view measure) {
  const bool negative = number.starts_with('-');
  const auto value = terminal::parse_number(number.substr(negative ? 1 : 0));
  if (!value) refuse(measure);
  return negative ? -*value : *value;
}

Measure with_gains(const MeasureFamily& family, std::string_view parameters,
                   std::string_view text) {
  Measure measure = measure_of(family);
  measure.name += "_" + std::string(parameters);
  for (const std::string_view pair : split(parameters, ",")) {
    const std::size_t sign = pair.find('=');
    if (sign == std::string_view::npos) refuse(text);
    const auto level = terminal::parse_integer(pair.substr(0, sign));
    if (!level || *level < 0 || *level > 1'000'000) refuse(text);
    measure.gains.emplace_back(static_cast<int>(*level),
                               number_or_refuse(pair.substr(sign + 1), text));
  }
  return measure;
}

Measure with_values(const MeasureFamily& family, std::string_view parameters,
                    std::string_view text) {
  Measure measure = measure_of(family);
  measure.name += "_" + std::string(parameters);
  measure.parameters.clear();
  for (const std::string_view each : split(parameters, ","))
    measure.parameters.push_back(number_or_refuse(each, text));
  const bool list = family.name == "11pt_avg";
  if (!list && measure.parameters.size() != family.defaults.size()) refuse(text);
  return measure;
}

std::vector<Measure> with_cutoffs(const MeasureFamily& family, std::string_view parameters,
                                  std::string_view text) {
  std::vector<double> cutoffs;
  for (const std::string_view each : split(parameters, ",")) {
    const double cutoff = number_or_refuse(each, text);
    const bool documents = family.kind == ParameterKind::documents;
    if (cutoff < 0 || (documents && (cutoff < 1 || !terminal::parse_integer(each)))) refuse(text);
    cutoffs.push_back(cutoff);
  }
  std::sort(cutoffs.begin(), cutoffs.end());
  if (cutoffs.empty() || std::adjacent_find(cutoffs.begin(), cutoffs.end()) != cutoffs.end())
    refuse(text);
  std::vector<Measure> measures;
  for (const double cutoff : cutoffs) measures.push_back(measure_of(family, cutoff));
  return measures;
}

std::vector<Measure> with_parameters(const MeasureFamily& family, std::string_view parameters,
                                     std::string_view text) {
  switch (family.kind) {
    case ParameterKind::none:
      refuse(text);
    case ParameterKind::gains:
      return {with_gains(family, parameters, text)};
    case ParameterKind::values:
      return {with_values(family, parameters, text)};
    case ParameterKind::documents:
    case ParameterKind::shares:
      break;
  }
  return with_cutoffs(family, parameters, text);
}

// P_10 as trec_eval prints it, where the name itself may hold underscores.
std::vector<Measure> with_printed_cutoff(std::string_view text) {
  const std::size_t end = text.rfind('_');
  if (end == std::string_view::npos) return {};
  const MeasureFamily* const family = find_family(text.substr(0, end));
  if (family == nullptr || family->kind == ParameterKind::none) return {};
  return with_parameters(*family, text.substr(end + 1), text);
}

template <class Names>
std::vector<Measure> measures_named(const Names& names) {
  std::vector<Measure> measures;
  for (const std::string_view name : names) {
    const std::vector<Measure> more = measures_of(*find_family(name));
    measures.insert(measures.end(), more.begin(), more.end());
  }
  return measures;
}

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const MeasureFamily& family : measure_families()) names.push_back(family.name);
  return names;
}

std::vector<Measure> parse_one(std::string_view text) {
  if (text == "official") return measures_named(official);
  if (text == "set") return measures_named(sets);
  if (text == "all_trec") return measures_named(all_names());
  if (auto measure = parse_ir_measure(text)) return {*measure};
  if (text == "NumQ") return {measure_of(*find_family("num_q"))};
  if (const MeasureFamily* const family = find_family(text)) return measures_of(*family);
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos)
    if (const MeasureFamily* const family = find_family(text.substr(0, dot)))
      return with_parameters(*family, text.substr(dot + 1), text);
  std::vector<Measure> measures = with_printed_cutoff(text);
  if (measures.empty()) refuse(text);
  return measures;
}

// Where a measure ends: at a blank, or at a comma after which no parameter goes on.
std::size_t end_of_measure(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')') --depth;
    if (text[at] == ' ') return at;
    if (text[at] != ',' || depth > 0) continue;
    const std::string_view rest = text.substr(at + 1);
    const bool goes_on = !rest.empty() && (std::string_view("0123456789.-").find(rest.front()) !=
                                           std::string_view::npos);
    if (!goes_on || rest.starts_with("11pt_avg")) return at;
  }
  return at;
}

}  // namespace

std::vector<Measure> parse_measures(std::string_view text) {
  constexpr std::string_view separators = " ,";
  std::vector<Measure> measures;
  for (std::size_t at = text.find_first_not_of(separators); at != std::string_view::npos;) {
    const std::size_t end = end_of_measure(text, at);
    const std::vector<Measure> more = parse_one(text.substr(at, end - at));
    measures.insert(measures.end(), more.begin(), more.end());
    at = text.find_first_not_of(separators, end);
  }
  if (measures.empty()) refuse(text);
  return measures;
}

bool is_run_id(const Measure& measure) { return measure.name == "runid"; }
bool is_topic_count(const Measure& measure) { return measure.name == "num_q"; }

bool is_relevance_string(const Measure& measure) {
  return measure.averaging == Averaging::none && !is_run_id(measure) && !is_topic_count(measure);
}

std::string relevance_string(const Measure& measure, const TopicResult& result) {
  const auto wanted = static_cast<std::size_t>(std::max(measure.parameters.front(), 0.0));
  std::string signs(std::min(wanted, result.retrieved), '-');
  for (const JudgedHit& hit : result.hits) {
    if (hit.rank >= signs.size()) break;
    signs[hit.rank] = hit.grade < 0   ? '.'
                      : hit.grade > 9 ? '>'
                                      : static_cast<char>('0' + hit.grade);
  }
  return signs;
}

}  // namespace technews::benchmarks
