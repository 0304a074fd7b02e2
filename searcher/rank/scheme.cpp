#include "searcher/rank/scheme.h"

#include "shared/base/error.h"
#include "shared/base/nearest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

struct Parameter {
  std::string_view name;
  double RankingScheme::*value;
  double least;
  double greatest;
};

constexpr std::array<Parameter, 6> parameters{{
    {"k1", &RankingScheme::k1, 0, 100},
    {"b", &RankingScheme::b, 0, 1},
    {"title", &RankingScheme::title, 0, 100},
    {"burst", &RankingScheme::burst, 0, 5},
    {"phrase", &RankingScheme::phrase, 0, 100},
    {"near", &RankingScheme::near, 0, 100},
}};

struct Model {
  std::string_view name;
  RankingModel model;
  std::span<const Parameter> parameters;
};

const std::array<Model, 2> models{{
    {"news", RankingModel::news, parameters},
    {"bm25", RankingModel::bm25, std::span(parameters).first(2)},
}};

template <typename Rows>
std::vector<std::string_view> names_of(const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

[[noreturn]] void refuse(const std::string& message, std::string_view typed,
                         const std::vector<std::string_view>& known, std::string_view what) {
  std::vector<std::string> hints;
  if (const auto nearest = base::nearest_name(typed, known))
    hints.push_back(fmt::format("did you mean {}?", *nearest));
  hints.push_back(fmt::format("{}: {}", what, fmt::join(known, " ")));
  throw base::Error(base::ErrorCode::usage, message, std::move(hints));
}

std::optional<double> read_number(std::string_view text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

void set_parameter(RankingScheme& scheme, const Model& model, std::string_view assignment) {
  const std::size_t sign = std::min(assignment.find('='), assignment.size());
  const std::string_view name = assignment.substr(0, sign);
  const auto found = std::find_if(model.parameters.begin(), model.parameters.end(),
                                  [name](const Parameter& each) { return each.name == name; });
  if (found == model.parameters.end())
    refuse(fmt::format("ranking {} has no parameter \"{}\"", model.name, name), name,
           names_of(model.parameters), "its parameters");
  const std::string_view text = assignment.substr(std::min(sign + 1, assignment.size()));
  const auto value = read_number(text);
  if (!value || !(*value >= found->least && *value <= found->greatest))
    throw base::Error(
        base::ErrorCode::usage,
        fmt::format("ranking parameter {} of {} can't be \"{}\"", name, model.name, text),
        {fmt::format("a number from {} to {}", found->least, found->greatest)});
  scheme.*found->value = *value;
}

}  // namespace

std::string RankingScheme::to_text() const {
  const auto found = std::find_if(models.begin(), models.end(),
                                  [this](const Model& each) { return each.model == model; });
  std::string out(found->name);
  for (const Parameter& parameter : found->parameters)
    out += fmt::format("{}{}={}", out.size() == found->name.size() ? ":" : ",", parameter.name,
                       this->*parameter.value);
  return out;
}

RankingScheme parse_scheme(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const std::string_view name = text.substr(0, colon);
  const auto found = std::find_if(models.begin(), models.end(),
                                  [name](const Model& each) { return each.name == name; });
  if (found == models.end())
    refuse(fmt::format("unknown ranking \"{}\"", name), name, names_of(models), "rankings");
  RankingScheme scheme;
  scheme.model = found->model;
  for (std::size_t at = colon + 1; at < text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    set_parameter(scheme, *found, text.substr(at, comma - at));
    at = comma + 1;
  }
  return scheme;
}

}  // namespace technews::searcher
