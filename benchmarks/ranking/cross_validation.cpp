#include "benchmarks/ranking/cross_validation.h"

#include "shared/base/error.h"
#include "shared/terminal/flag_value.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <string_view>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

constexpr std::size_t no_fold = SIZE_MAX;

// The mean over the topics of the folds that `counts` accepts; of the folds' means when macro.
template <class Counts>
double mean_over(const TuningScores& scores, std::size_t point, const Counts& counts) {
  const std::size_t folds = *std::max_element(scores.folds.begin(), scores.folds.end()) + 1;
  std::vector<double> sums(folds);
  std::vector<std::size_t> topics(folds);
  for (std::size_t i = 0; i < scores.folds.size(); ++i) {
    if (!counts(scores.folds[i])) continue;
    sums[scores.folds[i]] += scores.values[point][i];
    ++topics[scores.folds[i]];
  }
  double sum = 0;
  double weight = 0;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    if (topics[fold] == 0) continue;
    const auto count = static_cast<double>(topics[fold]);
    sum += scores.macro ? sums[fold] / count : sums[fold];
    weight += scores.macro ? 1 : count;
  }
  return weight > 0 ? sum / weight : 0.0;
}

// The best point on the folds other than left_out.
std::size_t best_without(const TuningScores& scores, std::size_t left_out, double& mean) {
  std::size_t best = 0;
  for (std::size_t point = 0; point < scores.values.size(); ++point) {
    const double value =
        mean_over(scores, point, [left_out](std::size_t fold) { return fold != left_out; });
    if (point > 0 && value <= mean) continue;
    best = point;
    mean = value;
  }
  return best;
}

[[noreturn]] void refuse(std::string_view part) {
  throw base::Error(base::ErrorCode::usage, "\"" + std::string(part) + "\" is no part of a grid",
                    {"parts are NAME=FROM:TO:STEP or NAME=VALUE,VALUE, separated by ;",
                     "for example k1=.6:1.8:.2;b=.3,.5,.75"});
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

double number_in(std::string_view text, std::string_view part) {
  const auto value = terminal::parse_number(text);
  if (!value) refuse(part);
  return *value;
}

constexpr double most_points = 10'000;

// "k1=.6:1.8:.2" as "k1=0.6", "k1=0.8", …
std::vector<std::string> assignments(std::string_view part) {
  const std::size_t sign = part.find('=');
  if (sign == std::string_view::npos || sign == 0) refuse(part);
  const std::string_view name = part.substr(0, sign);
  const std::string_view values = part.substr(sign + 1);
  std::vector<std::string> result;
  const auto add = [&](double value) { result.push_back(fmt::format("{}={:.10g}", name, value)); };
  const auto range = split(values, ':');
  if (range.size() == 1) {
    for (const std::string_view each : split(values, ',')) add(number_in(each, part));
    return result;
  }
  if (range.size() != 3) refuse(part);
  const double from = number_in(range[0], part);
  const double to = number_in(range[1], part);
  const double step = number_in(range[2], part);
  if (!(step > 0) || to < from || (to - from) / step > most_points) refuse(part);
  // Steps of .1 add up to a little more or less than they should.
  const auto count = static_cast<std::size_t>(std::floor((to - from) / step + 1e-9));
  for (std::size_t i = 0; i <= count; ++i) add(from + static_cast<double>(i) * step);
  return result;
}

}  // namespace

TuningResult cross_validate(const TuningScores& scores) {
  TuningResult result;
  const std::size_t folds = *std::max_element(scores.folds.begin(), scores.folds.end()) + 1;
  result.held_out_values.resize(scores.folds.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    FoldChoice choice;
    choice.point = best_without(scores, fold, choice.training);
    choice.held_out =
        mean_over(scores, choice.point, [fold](std::size_t each) { return each == fold; });
    for (std::size_t i = 0; i < scores.folds.size(); ++i) {
      if (scores.folds[i] != fold) continue;
      ++choice.topics;
      result.held_out_values[i] = scores.values[choice.point][i];
    }
    result.folds.push_back(choice);
  }
  const TuningScores held_out{{result.held_out_values}, scores.folds, scores.macro};
  result.cross_validated = mean_over(held_out, 0, [](std::size_t) { return true; });
  result.best = best_without(scores, no_fold, result.resubstitution);
  return result;
}

std::vector<std::size_t> deal_folds(std::size_t topics, std::size_t folds, std::uint64_t seed) {
  std::vector<std::size_t> dealt(topics);
  for (std::size_t i = 0; i < topics; ++i) dealt[i] = i % folds;
  std::mt19937_64 random(seed);
  // Fisher and Yates; the standard's shuffle differs from library to library.
  for (std::size_t i = topics; i > 1; --i) std::swap(dealt[i - 1], dealt[random() % i]);
  return dealt;
}

std::vector<std::string> grid_points(const std::string& grid) {
  std::vector<std::string> points{""};
  for (const std::string_view part : split(grid, ';')) {
    const std::vector<std::string> more = assignments(part);
    if (static_cast<double>(points.size() * more.size()) > most_points)
      throw base::Error(base::ErrorCode::usage, "the grid has more than 10,000 points",
                        {"take larger steps, or fewer parameters"});
    std::vector<std::string> longer;
    for (const std::string& point : points)
      for (const std::string& each : more)
        longer.push_back(point.empty() ? each : point + "," + each);
    points = std::move(longer);
  }
  return points;
}

}  // namespace technews::benchmarks
