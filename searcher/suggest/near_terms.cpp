#include "searcher/suggest/near_terms.h"

#include <algorithm>

namespace technews::searcher {

NearTerms::Step NearTerms::feed(std::u32string_view word) {
  const auto [end, unused] = std::mismatch(word_.begin(), word_.end(), word.begin(), word.end());
  const auto shared = static_cast<std::size_t>(end - word_.begin());
  word_ = word;
  rows_.resize(std::min(rows_.size(), shared + 1));
  while (rows_.size() <= word_.size()) {
    const auto least = std::min_element(rows_.back().begin(), rows_.back().end());
    // A swap reaches over one row, and costs a slip then.
    if (*least > most_) return {false, rows_.size() - 1};
    rows_.push_back(next_row(rows_.size()));
  }
  return {rows_.back().back() <= most_, 0};
}

std::vector<std::size_t> NearTerms::next_row(std::size_t depth) const {
  const std::vector<std::size_t>& before = rows_[depth - 1];
  const char32_t letter = word_[depth - 1];
  std::vector<std::size_t> row(before.size());
  row[0] = depth;
  for (std::size_t j = 1; j < row.size(); ++j) {
    row[j] = std::min(
        {before[j] + 1, row[j - 1] + 1, before[j - 1] + (wanted_[j - 1] == letter ? 0U : 1U)});
    const bool swapped =
        depth > 1 && j > 1 && wanted_[j - 2] == letter && wanted_[j - 1] == word_[depth - 2];
    if (swapped) row[j] = std::min(row[j], rows_[depth - 2][j - 2] + 1);
  }
  return row;
}

}  // namespace technews::searcher
