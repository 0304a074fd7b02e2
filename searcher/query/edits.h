// Words within so many edits of a word, for fuzzy words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// Insertions, deletions, substitutions and swaps of neighbouring characters (optimal string
// alignment, Damerau 1964). Not thread-safe.
class EditMatcher {
 public:
  // REQUIRES: word is valid UTF-8.
  EditMatcher(std::string_view word, std::uint32_t edits);

  // Costs |word| × |other| at worst, and nothing where their lengths differ too much.
  bool matches(std::string_view other);

 private:
  std::u32string word_;
  std::size_t edits_;
  std::u32string other_;
  std::vector<std::size_t> rows_[3];  // of the table: the current one and the two before it
};

}  // namespace technews::searcher
