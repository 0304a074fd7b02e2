#include "corpus/clean/zones.h"

#include <algorithm>
#include <array>
#include <limits>

namespace technews::corpus {
namespace {

// Prices of a change of zone before a word, in eighths of a log-odds unit as the evidence.
constexpr int leave_at_boundary = 24;  // body -> insert or tail after a sentence or line
constexpr int leave_inside = 96;       // ... in the middle of a sentence
constexpr int enter_at_start = 8;      // head or insert -> body where a sentence or line starts
constexpr int enter_at_capital = 40;   // ... before another capital or quote
constexpr int enter_at_small = 120;
// An insert is cheap where its words are known not to be the article's, and dear where only their
// sound tells; a long one is rather the page's tail.
constexpr int marked_insert_price = 24;
constexpr int insert_price = 100;
constexpr int insert_word_price = 1;

constexpr int impossible = std::numeric_limits<int>::min() / 2;

enum State : std::size_t { head, body, insert, tail, states };

using Scores = std::array<int, states>;

struct Prices {
  int leave = 0;
  int enter = 0;
};

Prices prices_before(const Words& words, const Evidence& evidence, std::size_t i) {
  const Word& word = words[i];
  const Word& before = words[i - 1];
  const bool boundary = before.has(word_sentence_end) || word.has(word_line_start);
  // A marked run begins or ends where its words do: the mark itself is evidence of a boundary.
  const bool mark_begins =
      evidence.mark[i] != Mark::none && evidence.mark[i - 1] == Mark::none && !word.has(word_lower);
  const bool opens = word.has(word_capital) || word.has(word_quoted) || word.has(word_number) ||
                     word.has(word_line_start) || word.has(word_wide);
  const bool mark_ends = evidence.mark[i] == Mark::none && evidence.mark[i - 1] != Mark::none;
  return {boundary      ? leave_at_boundary
          : mark_begins ? leave_at_boundary + 16
                        : leave_inside,
          opens && (boundary || mark_ends) ? enter_at_start
          : opens                          ? enter_at_capital
                                           : enter_at_small};
}

}  // namespace

std::vector<Zone> divide(const Words& words, const Evidence& evidence, std::size_t first_body) {
  const std::size_t count = words.size();
  std::vector<Zone> zones(count, Zone::head);
  if (count == 0) return zones;
  std::vector<std::array<std::uint8_t, states>> from(count);
  Scores best{0, first_body == 0 ? evidence.score[0] - enter_at_capital : impossible, impossible,
              impossible};
  for (std::size_t i = 1; i < count; ++i) {
    const Prices price = prices_before(words, evidence, i);
    Scores next{};
    next[head] = best[head];
    from[i][head] = head;
    const auto choose = [&](State state, std::initializer_list<std::pair<State, int>> ways) {
      next[state] = impossible;
      for (const auto& [source, score] : ways) {
        if (score > next[state]) {
          next[state] = score;
          from[i][state] = static_cast<std::uint8_t>(source);
        }
      }
    };
    choose(body, {{body, best[body]},
                  {head, i >= first_body ? best[head] - price.enter : impossible},
                  {insert, best[insert] - price.enter}});
    const int marked = evidence.mark[i] == Mark::none ? 0 : insert_word_price;
    const int begin = marked == 0 ? insert_price : marked_insert_price;
    choose(insert,
           {{insert, best[insert] - marked}, {body, best[body] - price.leave - begin - marked}});
    choose(tail, {{tail, best[tail]}, {body, best[body] - price.leave}});
    next[body] += evidence.score[i];
    best = next;
  }
  best[insert] = impossible;  // an insert is followed by body
  auto state = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = count; i-- > 0;) {
    zones[i] = static_cast<Zone>(state);
    state = from[i][state];
  }
  return zones;
}

}  // namespace technews::corpus
