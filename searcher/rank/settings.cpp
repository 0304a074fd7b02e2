#include "searcher/rank/settings.h"

#include "searcher/rank/refusals.h"
#include "shared/base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

std::string_view unit_of(const Parameter& parameter) {
  return parameter.unit == ParameterUnit::days ? "d" : "";
}

std::optional<double> read_value(const Parameter& parameter, std::string_view text) {
  if (parameter.unit == ParameterUnit::days && text.ends_with('d')) text.remove_suffix(1);
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (parameter.unit == ParameterUnit::count && value != std::floor(value)) return std::nullopt;
  if (!(value >= parameter.least && value <= parameter.greatest)) return std::nullopt;
  return value;
}

std::string range_of(const Parameter& parameter) {
  const std::string_view what =
      parameter.unit == ParameterUnit::count ? "a whole number" : "a number";
  return fmt::format("{} from {}{} to {}{}", what, parameter.least, unit_of(parameter),
                     parameter.greatest, unit_of(parameter));
}

std::size_t place_of(const Component& component, std::string_view name) {
  const auto found = std::find_if(component.parameters.begin(), component.parameters.end(),
                                  [name](const Parameter& each) { return each.name == name; });
  return static_cast<std::size_t>(found - component.parameters.begin());
}

}  // namespace

Settings::Settings(const Component& component) : component_(&component) {
  for (const Parameter& parameter : component.parameters) values_.push_back(parameter.standard);
}

double Settings::operator[](std::string_view name) const {
  return values_.at(place_of(*component_, name));
}

void Settings::read(std::string_view text) {
  std::set<std::string_view> seen;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    const std::string_view assignment = text.substr(at, comma - at);
    at = comma + 1;
    const std::size_t sign = std::min(assignment.find('='), assignment.size());
    const std::string_view name = assignment.substr(0, sign);
    const std::size_t place = place_of(*component_, name);
    if (place == values_.size())
      refuse_name(fmt::format("ranking {} has no parameter \"{}\"", component_->name, name), name,
                  names_of(component_->parameters), "its parameters");
    const Parameter& parameter = component_->parameters[place];
    if (!seen.insert(parameter.name).second)
      throw base::Error(
          base::ErrorCode::usage,
          fmt::format("ranking parameter {} of {} is given twice", name, component_->name));
    const std::string_view typed = assignment.substr(std::min(sign + 1, assignment.size()));
    const auto value = read_value(parameter, typed);
    if (!value)
      throw base::Error(
          base::ErrorCode::usage,
          fmt::format("ranking parameter {} of {} can't be \"{}\"", name, component_->name, typed),
          {range_of(parameter)});
    values_[place] = *value;
  }
}

std::string Settings::to_text() const {
  std::string out(component_->name);
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const Parameter& parameter = component_->parameters[i];
    out += fmt::format("{}{}={}{}", i == 0 ? ":" : ",", parameter.name, values_[i],
                       unit_of(parameter));
  }
  return out;
}

}  // namespace technews::searcher
