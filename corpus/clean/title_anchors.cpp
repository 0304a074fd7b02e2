#include "corpus/clean/title_anchors.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace technews::corpus {
namespace {

constexpr std::size_t shortest_title = 2;
constexpr std::size_t longest_title = 30;
constexpr std::size_t head_words = 700;
constexpr std::uint32_t enough_titles = 5;
constexpr double minimum_score = 6.0;

struct Anchors {
  const Words& words;
  const SiteView& view;

  std::uint32_t count(Counted what, std::size_t first, std::size_t number) const {
    return view.count(what, words.hash(first, number));
  }
  // Share of the located titles, as log2 of its thousandths; a pair tells more than a word.
  double weight(std::uint32_t pair, std::uint32_t single) const {
    if (pair == 0 && single == 0) return 0;
    const double located = view.site->located;
    const double share = std::max(pair / located, 0.3 * single / located);
    return std::log2(1.0 + 1000.0 * share);
  }
  double left(std::size_t first) const {
    if (first == 0) return 0;
    return weight(first >= 2 ? count(Counted::title_left_2, first - 2, 2) : 0,
                  count(Counted::title_left_1, first - 1, 1));
  }
  double right(std::size_t last) const {
    if (last >= words.size()) return 0;
    return weight(last + 2 <= words.size() ? count(Counted::title_right_2, last, 2) : 0,
                  count(Counted::title_right_1, last, 1));
  }
};

// The first word that can't be in a title that begins at first: on sites whose titles are Written
// Like This, the capital that opens the sentence of the first plain word.
std::size_t style_end(const Words& words, std::size_t first, std::size_t limit, bool capital_case) {
  if (!capital_case) return limit;
  for (std::size_t i = first + 1; i < limit; ++i) {
    if (!words[i].has(word_lower) || words[i].has(word_stop) || words[i].size() < 4) continue;
    std::size_t opening = i;
    while (opening > first + 1 && !words[opening].has(word_capital)) --opening;
    return opening;
  }
  return limit;
}

// Of the site's titles, in words.
struct Lengths {
  explicit Lengths(const SiteModel& site)
      : mean(static_cast<double>(site.title_words) / site.located),
        deviation(std::sqrt(
            std::max(1.0, static_cast<double>(site.title_squares) / site.located - mean * mean))) {}
  double mean;
  double deviation;
};

double shape(const Words& words, std::size_t first, std::size_t last, const Lengths& lengths) {
  const double off = (static_cast<double>(last - first) - lengths.mean) / lengths.deviation;
  double score = -off * off;
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (words[i].has(word_line_start) && i > first) score -= 4;
    if (words[i].has(word_sentence_end) && !words[i].has(word_quoted)) score -= 1.5;
  }
  if (words[first].has(word_lower) || words[first].has(word_symbol)) score -= 3;
  return score;
}

std::size_t repetitions(const Words& words, std::size_t first, std::size_t length) {
  std::size_t times = 0;
  for (std::size_t at = first + length; at + length <= words.size(); at += length) {
    if (words.hash(at, length) != words.hash(first, length)) break;
    ++times;
  }
  return times;
}

}  // namespace

namespace {

// Words that stand before headlines on sites of every kind.
constexpr std::string_view kickers[] = {
    "event",     "guest",   "sponsored", "exclusive", "analysis", "opinion",  "review",
    "interview", "podcast", "video",     "webinar",   "feature",  "breaking", "update",
    "editorial", "column",  "explainer", "essay",     "comment",  "report",   "advertorial",
    "live",      "special", "profile",   "news"};

bool is_kicker(std::string_view word) {
  return std::any_of(std::begin(kickers), std::end(kickers), [word](std::string_view kicker) {
    return word.size() == kicker.size() &&
           std::equal(word.begin(), word.end(), kicker.begin(),
                      [](char c, char k) { return (c | 0x20) == k; });
  });
}

// Words of the kicker at first: one or two that stand before other pages' titles; 0 for none.
std::size_t kicker_words(const Anchors& anchors, std::size_t first) {
  constexpr std::uint32_t enough = 3;
  const std::size_t size = anchors.words.size();
  if (first > 0 && first + 1 < size &&
      anchors.count(Counted::title_left_2, first - 1, 2) >= enough) {
    return 1;
  }
  if (first + 2 < size && is_kicker(anchors.words.text(first + 1)) &&
      anchors.count(Counted::title_left_2, first, 2) >= enough) {
    return 2;
  }
  return 0;
}

// How much what stands before each word of the head speaks for a title that begins there.
std::vector<double> left_weights(const Anchors& anchors, std::size_t head) {
  std::vector<double> left(head + 3, 0.0);
  for (std::size_t i = 0; i < head; ++i) {
    left[i] = std::max(left[i], anchors.left(i));
    if (left[i] <= 0) continue;
    const std::size_t kicker = anchors.words[i].has(word_code) ? 1 : kicker_words(anchors, i);
    if (kicker == 0) continue;
    left[i + kicker] = left[i];
    left[i] = 0;
  }
  return left;
}

}  // namespace

std::optional<LocatedTitle> expected_title(const Words& words, const Evidence& evidence,
                                           const SiteView& view) {
  if (!view.known() || view.site->located < enough_titles) return std::nullopt;
  const SiteModel& site = *view.site;
  const Anchors anchors{words, view};
  const Lengths lengths(site);
  const bool capital_case = site.capital_case * 2 > site.located;
  const std::size_t head = std::min(words.size(), head_words);
  std::vector<double> right(std::min(words.size() + 1, head + longest_title + 1));
  for (std::size_t i = 0; i < right.size(); ++i) right[i] = anchors.right(i);
  const std::vector<double> left = left_weights(anchors, head);
  std::optional<LocatedTitle> best;
  double best_score = minimum_score;
  for (std::size_t first = 0; first < head; ++first) {
    if (left[first] <= 0) continue;
    double inside = 0;  // the strongest sign that the title has ended already
    const std::size_t limit = std::min(first + longest_title, right.size() - 1);
    const std::size_t end = style_end(words, first, limit, capital_case);
    const std::size_t shortest = words[first].has(word_wide) ? 1 : shortest_title;
    for (std::size_t last = first + shortest; last <= end; ++last) {
      if (last > first + shortest) inside = std::max(inside, right[last - 1]);
      const std::size_t times = last - first >= 3 ? repetitions(words, first, last - first) : 0;
      double score = left[first] + right[last] - inside + shape(words, first, last, lengths);
      if (last == end && end < limit) score += 3;
      if (times > 0) score += 6;
      if (evidence.mark[first] == Mark::repeated) score -= 3;
      if (score > best_score) {
        best_score = score;
        best = LocatedTitle{first, last - first, times};
      }
    }
  }
  return best;
}

}  // namespace technews::corpus
