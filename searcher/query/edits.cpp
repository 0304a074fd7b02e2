#include "searcher/query/edits.h"

#include "shared/base/utf8.h"

#include <algorithm>

namespace technews::searcher {
namespace {

void decode(std::string_view text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, at);
    out += point.value;
    at += point.length;
  }
}

}  // namespace

EditMatcher::EditMatcher(std::string_view word, std::uint32_t edits) : edits_(edits) {
  decode(word, word_);
}

bool EditMatcher::matches(std::string_view other) {
  constexpr std::size_t longest_character = 4;
  if (other.size() > (word_.size() + edits_) * longest_character) return false;
  decode(other, other_);
  const std::size_t columns = other_.size();
  if (std::max(word_.size(), columns) - std::min(word_.size(), columns) > edits_) return false;
  auto* two_before = &rows_[0];
  auto* before = &rows_[1];
  auto* row = &rows_[2];
  for (auto& each : rows_) each.resize(columns + 1);
  for (std::size_t j = 0; j <= columns; ++j) (*before)[j] = j;
  for (std::size_t i = 1; i <= word_.size(); ++i) {
    std::size_t least = (*row)[0] = i;
    for (std::size_t j = 1; j <= columns; ++j) {
      const std::size_t replaced = (*before)[j - 1] + (word_[i - 1] == other_[j - 1] ? 0 : 1);
      std::size_t cell = std::min({(*before)[j] + 1, (*row)[j - 1] + 1, replaced});
      const bool swapped =
          i > 1 && j > 1 && word_[i - 1] == other_[j - 2] && word_[i - 2] == other_[j - 1];
      if (swapped) cell = std::min(cell, (*two_before)[j - 2] + 1);
      (*row)[j] = cell;
      least = std::min(least, cell);
    }
    if (least > edits_) return false;
    std::swap(two_before, before);
    std::swap(before, row);
  }
  return (*before)[columns] <= edits_;
}

}  // namespace technews::searcher
