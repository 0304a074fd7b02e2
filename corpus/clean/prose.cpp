#include "corpus/clean/prose.h"

#include "corpus/clean/prose_weights.h"

#include <algorithm>
#include <bit>

namespace technews::corpus {
namespace {

// Counts of three kinds of words before each word in one number: differences of sums are sums of
// differences, whatever is carried between them.
constexpr unsigned count_bits = 21;
constexpr std::uint64_t count_mask = (std::uint64_t{1} << count_bits) - 1;

enum Counter : unsigned { stops, smalls, marks };

constexpr std::uint64_t one(Counter counter) {
  return std::uint64_t{1} << (count_bits * static_cast<unsigned>(counter));
}

std::size_t taken(std::uint64_t counts, Counter counter) {
  return static_cast<std::size_t>(counts >> (count_bits * static_cast<unsigned>(counter)) &
                                  count_mask);
}

std::uint64_t counts_of(const Word& word) {
  return (word.has(word_stop) ? one(stops) : 0) +
         (word.has(word_lower | word_wide) ? one(smalls) : 0) +
         (word.has(word_clause_end | word_full_stop) ? one(marks) : 0);
}

std::uint8_t kind_of(const Words& words, std::size_t i) {
  const Word& word = words[i];
  if (word.has(word_code)) return 0;
  if (word.has(word_symbol)) return word.has(word_clause_end) ? 1 : 2;
  if (word.has(word_wide)) return 3;
  if (word.has(word_stop)) return 4;
  if (word.has(word_lower)) return word.has(word_clause_end) ? 5 : 6;
  if (word.has(word_number)) return 7;
  if (!word.has(word_capital)) return 8;
  if (i == 0 || words[i - 1].has(word_sentence_end) || word.has(word_line_start)) return 9;
  if (words[i - 1].has(word_lower) && !words[i - 1].has(word_clause_end)) return 10;
  return word.has(word_stop_any) ? 11 : 12;
}

std::uint8_t step_up_to(std::size_t value, std::size_t most) {
  return static_cast<std::uint8_t>(std::min(value, most));
}

// Steps that a sentence's words share.
struct Unit {
  std::uint8_t shape = 0;
  std::uint8_t smalls = 0;
  std::uint8_t furniture = 0;
  std::uint8_t address = 0;
};

std::uint8_t shape_of(const Words& words, std::size_t first, std::size_t last) {
  const std::size_t length = last - first;
  const std::size_t bucket = length <= 3    ? 0
                             : length <= 7  ? 1
                             : length <= 14 ? 2
                             : length <= 25 ? 3
                             : length <= 40 ? 4
                             : length <= 80 ? 5
                                            : 6;
  const Word& end = words[last - 1];
  const bool line = last == words.size() || words[last].has(word_line_start);
  const std::size_t ending =
      end.has(word_full_stop) ? (line ? 3U : 2U) : (end.has(word_sentence_end) ? 1U : 0U);
  return static_cast<std::uint8_t>(bucket * 4 + ending);
}

Unit read_unit(const Words& words, std::size_t first, std::size_t last) {
  Unit unit;
  unit.shape = shape_of(words, first, last);
  std::size_t small = 0;
  std::size_t furniture = 0;
  std::size_t address = 0;
  for (std::size_t i = first; i < last; ++i) {
    small += words[i].has(word_lower | word_wide);
    furniture += words[i].has(word_furniture);
    address += words[i].has(word_address);
  }
  unit.smalls = static_cast<std::uint8_t>(small * 10 / (last - first));
  unit.furniture = step_up_to(furniture, 4);
  unit.address = step_up_to(address, 3);
  return unit;
}

void fill_units(const Words& words, std::vector<ProseSteps>& steps) {
  for (std::size_t first = 0; first < words.size();) {
    std::size_t last = first + 1;
    while (last < words.size() && !words[last - 1].has(word_sentence_end) &&
           !words[last].has(word_line_start)) {
      ++last;
    }
    const Unit unit = read_unit(words, first, last);
    for (std::size_t i = first; i < last; ++i) {
      steps[i][static_cast<std::size_t>(ProseFeature::unit)] = unit.shape;
      steps[i][static_cast<std::size_t>(ProseFeature::unit_smalls)] = unit.smalls;
      steps[i][static_cast<std::size_t>(ProseFeature::furniture)] = unit.furniture;
      steps[i][static_cast<std::size_t>(ProseFeature::address)] = unit.address;
    }
    first = last;
  }
}

void fill_runs(const Words& words, std::vector<ProseSteps>& steps) {
  for (std::size_t first = 0; first < words.size();) {
    std::size_t last = first;
    while (last < words.size() && !words[last].has(word_lower | word_wide)) ++last;
    const std::size_t length = last - first;
    const std::uint8_t step = length <= 3    ? static_cast<std::uint8_t>(length)
                              : length <= 5  ? 4
                              : length <= 8  ? 5
                              : length <= 16 ? 6
                                             : 7;
    for (std::size_t i = first; i < last; ++i) {
      steps[i][static_cast<std::size_t>(ProseFeature::capital_run)] = step;
    }
    first = std::max(last, first + 1);
  }
}

}  // namespace

void read_prose(const Words& words, std::size_t first_body, std::vector<ProseSteps>& steps) {
  constexpr std::size_t reach = 34;
  constexpr std::size_t wide = 128;
  const std::size_t count = words.size();
  steps.assign(count, ProseSteps{});
  std::vector<std::uint64_t> before(count + 1, 0);
  for (std::size_t i = 0; i < count; ++i) before[i + 1] = before[i] + counts_of(words[i]);
  const auto better = [&](std::uint64_t left, std::uint64_t right, Counter counter) {
    return std::max(taken(left, counter), taken(right, counter));
  };
  // Whether the page's language has function words that are known here.
  std::size_t most_stops = 0;
  for (std::size_t i = 0; i + reach <= count; i += 8) {
    most_stops = std::max(most_stops, taken(before[i + reach] - before[i], stops));
  }
  const std::size_t unknown_language = most_stops < 7 ? 18 : 0;
  const std::size_t rest = std::max<std::size_t>(count - std::min(first_body, count), 1);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t left = before[i + 1] - before[i + 1 > reach ? i + 1 - reach : 0];
    const std::uint64_t right = before[std::min(i + reach, count)] - before[i];
    const std::uint64_t around =
        before[std::min(i + wide, count)] - before[i > wide ? i - wide : 0];
    const std::size_t distance = i >= first_body ? i - first_body : 0;
    ProseSteps& step = steps[i];
    const auto set = [&step](ProseFeature feature, std::size_t value) {
      step[static_cast<std::size_t>(feature)] = static_cast<std::uint8_t>(value);
    };
    const Word& word = words[i];
    set(ProseFeature::kind, kind_of(words, i));
    set(ProseFeature::ending, word.has(word_full_stop)      ? 3
                              : word.has(word_sentence_end) ? 2
                              : word.has(word_clause_end)   ? 1
                                                            : 0);
    set(ProseFeature::stops, better(left, right, stops) / 2 + unknown_language);
    set(ProseFeature::smalls, better(left, right, smalls) / 2);
    set(ProseFeature::marks, std::min<std::size_t>(better(left, right, marks), 10));
    set(ProseFeature::wide, taken(around, smalls) / 16);
    set(ProseFeature::place, i >= first_body ? distance * 10 / rest : 10);
    set(ProseFeature::distance, std::min<std::size_t>(std::bit_width(distance), 12));
  }
  fill_units(words, steps);
  fill_runs(words, steps);
}

int prose_score(const ProseSteps& steps) {
  int score = prose_bias;  // in 64ths
  for (std::size_t i = 0; i < prose_features; ++i) score += prose_weights[i][steps[i]];
  return (score + 4) >> 3;
}

}  // namespace technews::corpus
