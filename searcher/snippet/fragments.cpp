#include "searcher/snippet/fragments.h"

#include "searcher/snippet/cutter.h"
#include "searcher/snippet/places.h"
#include "searcher/snippet/sentence_start.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <tuple>

namespace technews::searcher {
namespace {

// Weights are summed as whole numbers, so that the order of the sums can't decide a tie.
constexpr double weight_scale = 4096;
constexpr std::int64_t heaviest = std::int64_t{1} << 32;
// A unit shown before still helps to choose: its second best place beats a place without any.
constexpr std::int64_t shown_before = 8;
// More bytes than this for a column stand between two matches: they can't share a fragment. Text
// that stacks marks is judged too wide at worst.
constexpr std::size_t far_bytes_per_column = 8;
// Bytes looked at for a column in search of a sentence's beginning: it must fit into the fragment.
constexpr std::size_t reach_bytes_per_column = 2;

std::int64_t whole_weight(double weight) {
  if (!(weight > 0)) return 1;
  return static_cast<std::int64_t>(std::min(weight * weight_scale, double(heaviest))) + 1;
}

// A stretch that can begin with its sentence, lies in one, or in half of the columns, is worth so
// many parts more: one more word of eight, of one weight, is worth as much as all of it.
constexpr std::int64_t worth_parts = 32;
constexpr std::int64_t begins_worth = 2;
constexpr std::int64_t one_sentence_worth = 1;
constexpr std::int64_t close_worth = 1;

// The matches that one place gives: each word of a window is one, a phrase is one as a whole.
std::uint32_t pieces_of(const MatchUnit& unit) {
  const bool whole = unit.ordered && unit.window <= unit.slots.size();
  return whole ? 1 : static_cast<std::uint32_t>(std::max<std::size_t>(unit.slots.size(), 1));
}

// Matches first..last (both included) of one stretch.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
  std::int64_t weight = 0;
};

class Chooser {
 public:
  Chooser(std::string_view text, const std::vector<Match>& matches, const MatchPattern& pattern,
          std::size_t columns)
      : finder_(text),
        matches_(matches),
        columns_(columns),
        core_columns_(columns > 2 * omission_columns ? columns - 2 * omission_columns : 1),
        used_(matches.size()) {
    for (const MatchUnit& unit : pattern.units) {
      weights_.push_back(whole_weight(unit.weight));
      pieces_.push_back(pieces_of(unit));
    }
    in_window_.resize(weights_.size());
    shown_.resize(weights_.size());
    measure();
  }

  std::vector<base::ByteSpan> choose(std::size_t fragments) {
    // A sentence that stands in the text again and again is passed over a few times, not for ever.
    std::size_t repeats = 0;
    while (chosen_.size() < fragments && repeats < max_repeats) {
      const auto window = best_window();
      if (!window) break;
      if (!take(*window)) ++repeats;
    }
    std::ranges::sort(chosen_, {}, &base::ByteSpan::begin);
    return chosen_;
  }

  base::ByteSpan beginning() {
    const base::ByteSpan all = finder_.trimmed({0, finder_.text().size()});
    return cut_around({all.begin, all.begin}, all, columns_, finder_);
  }

 private:
  static constexpr std::size_t max_repeats = 32;

  // Columns from the first match to the beginning and to the end of each. A gap that no fragment
  // can span counts as just too wide, without being read.
  void measure() {
    std::size_t column = 0;
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      const base::ByteSpan span = matches_[i].span;
      if (i > 0) column += columns_between(matches_[i - 1].span.begin, span.begin);
      begin_columns_.push_back(column);
      end_columns_.push_back(column + columns_between(span.begin, span.end));
      measure_sentence(i);
    }
  }

  // How far in front of match i its sentence begins; past the columns when it is not near.
  void measure_sentence(std::size_t i) {
    const std::size_t at = matches_[i].span.begin;
    const std::size_t before = i > 0 ? matches_[i - 1].span.begin : 0;
    const std::size_t reach = std::min(at - before, reach_bytes_per_column * columns_);
    const auto begin = last_sentence_start(finder_.text(), {at - reach, at});
    if (begin) {
      sentences_.push_back(i);
      lead_columns_.push_back(columns_between(*begin, at));
    } else if (i > 0 && reach == at - before) {
      sentences_.push_back(sentences_[i - 1]);
      lead_columns_.push_back(lead_columns_[i - 1] + begin_columns_[i] - begin_columns_[i - 1]);
    } else {
      sentences_.push_back(i);
      lead_columns_.push_back(columns_ + 1);
    }
  }

  std::int64_t worth(const Window& window) const {
    const std::size_t width = end_columns_[window.last] - begin_columns_[window.first];
    const bool begins = lead_columns_[window.first] + width <= core_columns_;
    const bool one_sentence = sentences_[window.first] == sentences_[window.last];
    const bool close = 2 * width <= core_columns_;
    return window.weight * (worth_parts + (begins ? begins_worth : 0) +
                            (one_sentence ? one_sentence_worth : 0) + (close ? close_worth : 0));
  }

  std::size_t columns_between(std::size_t begin, std::size_t end) const {
    if (end - begin > far_bytes_per_column * columns_) return columns_ + 1;
    return columns_of(finder_.text().substr(begin, end - begin));
  }

  std::int64_t weight_of(std::uint32_t unit) const {
    return shown_[unit] ? std::max<std::int64_t>(weights_[unit] / shown_before, 1) : weights_[unit];
  }

  // No stretch holds both: a chosen fragment is one of them, or lies between them.
  bool apart(std::size_t before, std::size_t after) const {
    const base::ByteSpan left = matches_[before].span;
    const base::ByteSpan right = matches_[after].span;
    return std::ranges::any_of(chosen_, [&](base::ByteSpan fragment) {
      return left.begin < fragment.end && fragment.begin < right.end;
    });
  }

  // Two ends move over the matches, so each is added and taken away once. A match of what stands
  // again behind it makes no window worth more: it is shown when there is room.
  std::optional<Window> best_window() {
    std::optional<Window> best;
    std::int64_t best_worth = 0;
    Window window;
    std::size_t size = 0;
    std::ranges::fill(in_window_, 0U);
    const auto drop_first = [&] {
      const std::uint32_t unit = matches_[window.first++].unit;
      if (in_window_[unit]-- == pieces_[unit]) window.weight -= weight_of(unit);
      --size;
    };
    const auto is_spare = [&] {
      const std::uint32_t unit = matches_[window.first].unit;
      return in_window_[unit] > pieces_[unit];
    };
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      const bool breaks = used_[i] || (i > 0 && (used_[i - 1] || apart(i - 1, i)));
      while (size > 0 && (breaks || end_columns_[i] - begin_columns_[window.first] > core_columns_))
        drop_first();
      if (used_[i]) continue;
      if (size == 0) window.first = i;
      window.last = i;
      ++size;
      const std::uint32_t unit = matches_[i].unit;
      if (++in_window_[unit] == pieces_[unit]) window.weight += weight_of(unit);
      while (is_spare()) drop_first();
      if (best && worth(window) <= best_worth) continue;
      best = window;
      best_worth = worth(window);
    }
    return best;
  }

  // What may be shown around a match: the text up to its chosen neighbours.
  base::ByteSpan bounds_of(base::ByteSpan core) const {
    base::ByteSpan bounds{0, finder_.text().size()};
    for (const base::ByteSpan fragment : chosen_) {
      if (fragment.end <= core.begin) bounds.begin = std::max(bounds.begin, fragment.end);
      if (fragment.begin >= core.end) bounds.end = std::min(bounds.end, fragment.begin);
    }
    return bounds;
  }

  // False, with the window's matches used up, when its sentence is in a fragment already.
  bool take(const Window& window) {
    base::ByteSpan core = matches_[window.first].span;
    for (std::size_t i = window.first; i <= window.last; ++i)
      core.end = std::max(core.end, matches_[i].span.end);
    const base::ByteSpan fragment = cut_around(core, bounds_of(core), columns_, finder_);
    if (repeats(fragment, core.begin)) {
      for (std::size_t i = window.first; i <= window.last; ++i) used_[i] = true;
      return false;
    }
    chosen_.push_back(fragment);
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      if (!matches_[i].span.overlaps(fragment)) continue;
      used_[i] = true;
      shown_[matches_[i].unit] = true;
    }
    return true;
  }

  bool repeats(base::ByteSpan fragment, std::size_t core) {
    const base::ByteSpan sentence = finder_.trimmed(finder_.sentence_at(core, fragment));
    return std::ranges::any_of(chosen_, [&](base::ByteSpan other) {
      return other.of(finder_.text()).find(sentence.of(finder_.text())) != std::string_view::npos;
    });
  }

  PlaceFinder finder_;
  const std::vector<Match>& matches_;
  std::size_t columns_;
  std::size_t core_columns_;
  std::vector<std::int64_t> weights_;       // by unit
  std::vector<std::uint32_t> pieces_;       // by unit: of one match
  std::vector<std::uint32_t> in_window_;    // by unit: matches
  std::vector<bool> shown_;                 // by unit
  std::vector<std::size_t> begin_columns_;  // by match
  std::vector<std::size_t> end_columns_;    // by match
  std::vector<std::size_t> lead_columns_;   // by match: from its sentence's beginning
  std::vector<std::size_t> sentences_;      // by match: the first match of its sentence
  std::vector<bool> used_;                  // by match
  std::vector<base::ByteSpan> chosen_;
};

}  // namespace

std::vector<base::ByteSpan> choose_fragments(std::string_view text,
                                             const std::vector<Match>& matches,
                                             const MatchPattern& pattern,
                                             const SnippetOptions& options) {
  if (options.fragments == 0) return {};
  Chooser chooser(text, matches, pattern, options.columns);
  std::vector<base::ByteSpan> chosen = chooser.choose(options.fragments);
  if (matches.empty()) chosen.push_back(chooser.beginning());
  std::erase_if(chosen, [](base::ByteSpan span) { return span.empty(); });
  return chosen;
}

}  // namespace technews::searcher
