#include "benchmarks/ranking/rank_overlap.h"

#include "benchmarks/ranking/document_table.h"

#include <algorithm>
#include <cmath>

namespace technews::benchmarks {
namespace {

DocumentTable places_of(const std::vector<Retrieved>& documents) {
  DocumentTable table;
  table.reset(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i)
    table.insert(documents[i].document, documents[i].hash, i);
  return table;
}

// Pairs that stand the other way round, by merge sort.
std::size_t inversions(std::vector<std::size_t>& values, std::size_t begin, std::size_t end) {
  if (end - begin < 2) return 0;
  const std::size_t middle = (begin + end) / 2;
  std::size_t count = inversions(values, begin, middle) + inversions(values, middle, end);
  for (std::size_t left = begin, right = middle; left < middle; ++left) {
    while (right < end && values[right] < values[left]) ++right;
    count += right - middle;
  }
  const auto at = [&values](std::size_t i) {
    return values.begin() + static_cast<std::ptrdiff_t>(i);
  };
  std::inplace_merge(at(begin), at(middle), at(end));
  return count;
}

// shared[d]: documents that stand among the first d of both.
std::vector<std::size_t> overlaps(const std::vector<Retrieved>& longer,
                                  const std::vector<Retrieved>& shorter) {
  const DocumentTable in_longer = places_of(longer);
  std::vector<std::size_t> shared(longer.size() + 1);
  for (std::size_t i = 0; i < shorter.size(); ++i) {
    const std::size_t place = in_longer.find(shorter[i].document, shorter[i].hash);
    if (place != DocumentTable::none) ++shared[std::max(i, place) + 1];
  }
  for (std::size_t depth = 1; depth < shared.size(); ++depth) shared[depth] += shared[depth - 1];
  return shared;
}

}  // namespace

double rank_biased_overlap(const std::vector<Retrieved>& a, const std::vector<Retrieved>& b,
                           double persistence) {
  const std::vector<Retrieved>& longer = a.size() >= b.size() ? a : b;
  const std::vector<Retrieved>& shorter = a.size() >= b.size() ? b : a;
  if (longer.empty()) return 1;
  if (shorter.empty()) return 0;
  const std::vector<std::size_t> shared = overlaps(longer, shorter);
  const auto count = [&shared](std::size_t depth) { return static_cast<double>(shared[depth]); };
  const auto l = static_cast<double>(longer.size());
  const auto s = static_cast<double>(shorter.size());
  const double at_short = count(shorter.size());
  double sum = 0;
  double weight = 1;
  for (std::size_t depth = 1; depth <= longer.size(); ++depth) {
    weight *= persistence;
    const auto d = static_cast<double>(depth);
    sum += weight * count(depth) / d;
    if (d > s) sum += weight * at_short * (d - s) / (s * d);
  }
  const double rest = (count(longer.size()) - at_short) / l + at_short / s;
  return (1 - persistence) / persistence * sum + rest * weight;
}

double kendall_tau(const std::vector<Retrieved>& a, const std::vector<Retrieved>& b) {
  const DocumentTable in_b = places_of(b);
  std::vector<std::size_t> places;
  for (const Retrieved& each : a)
    if (const std::size_t place = in_b.find(each.document, each.hash); place != DocumentTable::none)
      places.push_back(place);
  if (places.size() < 2) return 1;
  const auto count = static_cast<double>(places.size());
  const auto wrong = static_cast<double>(inversions(places, 0, places.size()));
  return 1 - 4 * wrong / (count * (count - 1));
}

}  // namespace technews::benchmarks
