#include "benchmarks/ranking/ir_measure_names.h"

#include "benchmarks/ranking/trec_measures.h"
#include "shared/terminal/flag_value.h"

#include <algorithm>
#include <array>

namespace technews::benchmarks {
namespace {

enum class Cutoff { never, maybe, always };

struct IrName {
  std::string_view name;
  MeasureFunction value;
  Cutoff cutoff;
  Averaging averaging = Averaging::mean;
  // A parameter of its own beside rel, and its default.
  std::string_view parameter = {};
  double fallback = 0;
};

const std::array<IrName, 21>& ir_names() {
  using namespace formula;
  static const std::array<IrName, 21> table{{
      {"nDCG", ndcg, Cutoff::maybe},
      {"AP", average_precision, Cutoff::maybe},
      {"MAP", average_precision, Cutoff::maybe},
      {"P", precision, Cutoff::always},
      {"R", recall, Cutoff::always},
      {"RR", reciprocal_rank, Cutoff::maybe},
      {"MRR", reciprocal_rank, Cutoff::maybe},
      {"Judged", judged, Cutoff::always},
      {"Success", success, Cutoff::always},
      {"Rprec", r_precision, Cutoff::never},
      {"Bpref", bpref, Cutoff::never},
      {"infAP", inferred_ap, Cutoff::never},
      {"IPrec", interpolated_precision, Cutoff::always},
      {"SetP", set_precision, Cutoff::never},
      {"SetR", set_recall, Cutoff::never},
      {"SetAP", set_average_precision, Cutoff::never},
      {"SetF", set_f, Cutoff::never, Averaging::mean, "beta", 1},
      {"RBP", rank_biased_precision, Cutoff::maybe, Averaging::mean, "p", 0.8},
      {"NumRet", retrieved, Cutoff::never, Averaging::sum},
      {"NumRel", relevant, Cutoff::never, Averaging::sum},
      {"NumRelRet", relevant_retrieved, Cutoff::never, Averaging::sum},
  }};
  return table;
}

// "rel=2, p=.9" between the parentheses.
bool read_parameters(std::string_view text, const IrName& form, Measure& measure) {
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view each = text.substr(0, comma);
    const std::size_t sign = each.find('=');
    if (sign == std::string_view::npos) return false;
    const auto value = terminal::parse_number(each.substr(sign + 1));
    if (!value) return false;
    if (each.substr(0, sign) == "rel" && *value >= 1 && *value < 1000)
      measure.relevance_level = static_cast<int>(*value);
    else if (!form.parameter.empty() && each.substr(0, sign) == form.parameter)
      measure.parameters = {*value};
    else
      return false;
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return true;
}

bool read_cutoff(std::string_view text, bool share, Measure& measure) {
  const auto value = terminal::parse_number(text);
  if (!value || *value < 0 || (share && *value > 1)) return false;
  const auto whole = terminal::parse_integer(text);
  if (!share && (!whole || *whole < 1)) return false;
  measure.cutoff = *value;
  return true;
}

}  // namespace

std::optional<Measure> parse_ir_measure(std::string_view text) {
  const std::size_t at = std::min(text.find('@'), text.size());
  const std::size_t open = std::min(text.find('('), at);
  const std::string_view name = text.substr(0, open);
  const auto form = std::find_if(ir_names().begin(), ir_names().end(),
                                 [name](const IrName& each) { return each.name == name; });
  if (form == ir_names().end()) return std::nullopt;
  Measure measure{std::string(text), form->value, form->averaging,
                  form->averaging == Averaging::sum};
  if (!form->parameter.empty()) measure.parameters = {form->fallback};
  if (open != at) {
    if (text[at - 1] != ')') return std::nullopt;
    if (!read_parameters(text.substr(open + 1, at - open - 2), *form, measure)) return std::nullopt;
  }
  const bool has_cutoff = at != text.size();
  if (has_cutoff ? form->cutoff == Cutoff::never : form->cutoff == Cutoff::always)
    return std::nullopt;
  if (has_cutoff && !read_cutoff(text.substr(at + 1), name == "IPrec", measure))
    return std::nullopt;
  // Precision weighs beta² times less than recall (van Rijsbergen 1979).
  if (name == "SetF") measure.parameters[0] *= measure.parameters[0];
  return measure;
}

}  // namespace technews::benchmarks
