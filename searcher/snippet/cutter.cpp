#include "searcher/snippet/cutter.h"

#include <algorithm>
#include <vector>

namespace technews::searcher {
namespace {

// Bytes looked at for a column: enough for all scripts but those that stack marks, whose fragments
// come out a little shorter.
constexpr std::size_t bytes_per_column = 3;

// Of all columns, what a fragment must fill to end with a sentence.
constexpr std::size_t end_eighths = 5;

// Chooses ends among the places of a slice; all positions are indices of places.
class Fit {
 public:
  Fit(const std::vector<Place>& places, base::ByteSpan core, std::size_t budget)
      : places_(places), budget_(budget) {
    // A core may begin or end inside a grapheme: the place before, the place after.
    begin_ = core_begin_ = index_after(core.begin + 1) - 1;
    end_ = core_end_ = std::max(index_after(core.end), core_begin_);
  }

  base::ByteSpan span() const { return {places_[begin_].offset, places_[end_].offset}; }

  // open_left: text goes on before the first place, so what begins there is no beginning.
  void extend_left(bool open_left) {
    const std::size_t spare = budget_ - std::min(budget_, width(core_begin_, core_end_));
    const std::size_t first = open_left ? 1 : 0;
    std::size_t sentence = core_begin_;
    while (sentence > first && !places_[sentence].sentence) --sentence;
    const bool begins = places_[sentence].sentence || (sentence == 0 && !open_left);
    if (begins && width(sentence, core_begin_) <= spare) {
      begin_ = sentence;
    } else {
      begin_ = earliest_word(first, spare);
    }
  }

  void extend_right(bool open_right) {
    const std::size_t last = places_.size() - (open_right && places_.size() > 1 ? 2 : 1);
    std::size_t furthest = begin_;
    while (furthest < last && fits(begin_, furthest + 1)) ++furthest;
    if (furthest == places_.size() - 1) {
      end_ = furthest;
      return;
    }
    end_ = last_where(furthest, [this](std::size_t i) {
      return places_[i].sentence && width(begin_, i) * 8 >= budget_ * end_eighths;
    });
    if (end_ == begin_)
      end_ = last_where(furthest, [this](std::size_t i) { return places_[i].word; });
    if (end_ == begin_) end_ = furthest;
  }

  // The text ended before the columns did: what is left goes to the text before, best from the
  // beginning of a sentence.
  void use_what_is_left(bool open_left) {
    if (end_ != places_.size() - 1) return;
    const std::size_t first = open_left ? 1 : 0;
    std::size_t word = begin_;
    std::size_t sentence = begin_;
    for (std::size_t i = begin_; i-- > first && width(i, end_) <= budget_;) {
      if (places_[i].word) word = i;
      if (places_[i].sentence) sentence = i;
    }
    begin_ = sentence < begin_ ? sentence : word;
  }

 private:
  std::size_t width(std::size_t from, std::size_t to) const {
    return places_[to].column - places_[from].column;
  }

  // Into the columns, a blank at the end left out.
  bool fits(std::size_t from, std::size_t to) const {
    const std::size_t blank = to > from && places_[to].blank ? 1 : 0;
    return width(from, to) <= budget_ + blank;
  }

  std::size_t index_after(std::size_t offset) const {
    const auto found = std::ranges::lower_bound(places_, offset, {}, &Place::offset);
    return std::min(static_cast<std::size_t>(found - places_.begin()), places_.size() - 1);
  }

  // The first clause in front of the core by at most half of the spare columns, else the first word
  // by at most a third; the core when there is none.
  std::size_t earliest_word(std::size_t first, std::size_t spare) const {
    std::size_t clause = core_begin_;
    std::size_t word = core_begin_;
    for (std::size_t i = core_begin_; i-- > first && width(i, core_begin_) <= spare / 2;) {
      if (places_[i].clause) clause = i;
      if (places_[i].word && width(i, core_begin_) <= spare / 3) word = i;
    }
    return clause < core_begin_ ? clause : word;
  }

  // The last place up to `from`, not inside the core, that is good; begin_ when there is none.
  template <class Good>
  std::size_t last_where(std::size_t from, const Good& good) const {
    const bool core_fits = core_end_ <= from;
    for (std::size_t i = from; i > begin_ && (!core_fits || i >= core_end_); --i)
      if (good(i)) return i;
    return begin_;
  }

  const std::vector<Place>& places_;
  std::size_t budget_;
  std::size_t core_begin_ = 0;
  std::size_t core_end_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

base::ByteSpan cut_around(base::ByteSpan core, base::ByteSpan bounds, std::size_t columns,
                          PlaceFinder& finder) {
  const std::size_t marks = 2 * omission_columns;
  const std::size_t budget = columns > marks ? columns - marks : 1;
  const std::size_t reach = budget * bytes_per_column + 64;
  base::ByteSpan slice = bounds;
  if (core.begin - bounds.begin > reach) slice.begin = finder.code_point_start(core.begin - reach);
  if (bounds.end - core.begin > reach) slice.end = finder.code_point_start(core.begin + reach);
  const std::vector<Place> places = finder.find(slice);
  Fit fit(places, core, budget);
  fit.extend_left(slice.begin > bounds.begin);
  fit.extend_right(slice.end < bounds.end);
  if (slice.end == bounds.end) fit.use_what_is_left(slice.begin > bounds.begin);
  return finder.trimmed(fit.span());
}

}  // namespace technews::searcher
