// The terms within a few slips of a word, by a walk over sorted terms that shares what they share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// Optimal string alignment of one word with others that come in order: the rows of the table that
// belong to the letters two neighbours share are kept.
class NearTerms {
 public:
  explicit NearTerms(std::u32string_view wanted, std::size_t most) : wanted_(wanted), most_(most) {
    rows_.emplace_back();
    for (std::size_t j = 0; j <= wanted_.size(); ++j) rows_.front().push_back(j);
  }

  struct Step {
    bool near = false;
    // When it isn't: no word that begins with so many of this one's letters is. 0: can't tell.
    std::size_t dead_letters = 0;
  };
  Step feed(std::u32string_view word);

 private:
  std::vector<std::size_t> next_row(std::size_t depth) const;

  std::u32string wanted_;
  std::size_t most_;
  std::u32string word_;
  std::vector<std::vector<std::size_t>> rows_;  // rows_[d] belongs to the first d letters
};

}  // namespace technews::searcher
