#include "shared/base/nearest.h"

#include <algorithm>
#include <vector>

namespace technews::base {
namespace {

constexpr std::size_t longest_typed = 64;

std::optional<std::string> only_completion(std::string_view typed,
                                           std::span<const std::string_view> names) {
  std::optional<std::string> found;
  for (const std::string_view name : names) {
    if (!name.starts_with(typed)) continue;
    if (found) return std::nullopt;
    found = name;
  }
  return found;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::size_t> table((a.size() + 1) * columns);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t& {
    return table[i * columns + j];
  };
  for (std::size_t i = 0; i <= a.size(); ++i) cell(i, 0) = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cell(0, j) = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = cell(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
      cell(i, j) = std::min({cell(i - 1, j) + 1, cell(i, j - 1) + 1, replace});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cell(i, j) = std::min(cell(i, j), cell(i - 2, j - 2) + 1);
    }
  }
  return table.back();
}

std::optional<std::string> nearest_name(std::string_view typed,
                                        std::span<const std::string_view> names) {
  if (typed.size() < 2 || typed.size() > longest_typed) return std::nullopt;
  const std::size_t allowed = std::max<std::size_t>(1, typed.size() / 3);
  std::optional<std::string> best;
  std::size_t best_distance = allowed + 1;
  for (const std::string_view name : names) {
    const std::size_t distance = edit_distance(typed, name.substr(0, 2 * longest_typed));
    if (distance >= best_distance) continue;
    best = name;
    best_distance = distance;
  }
  return best ? best : only_completion(typed, names);
}

}  // namespace technews::base
