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

// Best scores of all divisions up to a word that end in each zone; that of the head is always 0.
struct Scores {
  int body = impossible;
  int insert = impossible;
  int tail = impossible;
};

// Which zone each zone of a word is best entered from: two bits for the body, one for each of the
// others, set where it is the body.
constexpr unsigned body_from = 3;
constexpr unsigned insert_from_body = 4;
constexpr unsigned tail_from_body = 8;

Zone zone_before(Zone zone, unsigned from) {
  switch (zone) {
    case Zone::body:
      return static_cast<Zone>(from & body_from);
    case Zone::insert:
      return (from & insert_from_body) != 0 ? Zone::body : Zone::insert;
    case Zone::tail:
      return (from & tail_from_body) != 0 ? Zone::body : Zone::tail;
    default:
      return Zone::head;
  }
}

struct Prices {
  int leave = 0;
  int enter = 0;
};

// What stands between two words, as bits.
constexpr unsigned at_boundary = 1;  // of sentences or lines
constexpr unsigned at_opening = 2;   // the second can open a sentence
constexpr unsigned at_mark = 4;      // a marked run begins with the second: evidence of a boundary
constexpr unsigned at_mark_end = 8;  // or ended with the first

constexpr std::array<Prices, 16> make_prices() {
  std::array<Prices, 16> all{};
  for (unsigned between = 0; between < all.size(); ++between) {
    const bool boundary = (between & at_boundary) != 0;
    const bool ends = (between & (at_boundary | at_mark_end)) != 0;
    all[between].leave = boundary                   ? leave_at_boundary
                         : (between & at_mark) != 0 ? leave_at_boundary + 16
                                                    : leave_inside;
    all[between].enter = (between & at_opening) == 0 ? enter_at_small
                         : ends                      ? enter_at_start
                                                     : enter_at_capital;
  }
  return all;
}

constexpr std::array<Prices, 16> prices = make_prices();

// The word before, as far as it bears on prices.
struct Before {
  bool ends_sentence = false;
  bool marked = false;
};

const Prices& price_of(const Word& word, bool marked, Before before) {
  constexpr unsigned opens = word_capital | word_quoted | word_number | word_line_start | word_wide;
  const bool boundary = before.ends_sentence || word.has(word_line_start);
  const bool mark_begins = marked && !before.marked && !word.has(word_lower);
  return prices[(boundary ? at_boundary : 0U) | (word.has(opens) ? at_opening : 0U) |
                (mark_begins ? at_mark : 0U) | (!marked && before.marked ? at_mark_end : 0U)];
}

// Steps to a word: the scores it is reached with, and from where.
unsigned step(const Prices& price, int evidence, bool marked, Scores& best) {
  unsigned from = static_cast<unsigned>(Zone::body);
  int body = best.body;
  if (-price.enter > body) {
    body = -price.enter;
    from = static_cast<unsigned>(Zone::head);
  }
  if (best.insert - price.enter > body) {
    body = best.insert - price.enter;
    from = static_cast<unsigned>(Zone::insert);
  }
  const int left = best.body - price.leave;
  const int begun = left - (marked ? marked_insert_price : insert_price);
  if (begun > best.insert) from |= insert_from_body;
  if (left > best.tail) from |= tail_from_body;
  best.insert = std::max(best.insert, begun) - (marked ? insert_word_price : 0);
  best.tail = std::max(best.tail, left);
  best.body = body + evidence;
  return from;
}

Zone best_end(const Scores& best) {
  // An insert is followed by body. Of equals the first wins.
  if (best.body > 0) return best.tail > best.body ? Zone::tail : Zone::body;
  return best.tail > 0 ? Zone::tail : Zone::head;
}

}  // namespace

std::vector<Zone> divide(const Words& words, const Evidence& evidence, std::size_t first_body) {
  const std::size_t count = words.size();
  std::vector<Zone> zones(count, Zone::head);
  if (first_body >= count) return zones;
  std::vector<std::uint8_t> from(count, 0);
  Scores best;
  std::size_t begin = first_body;
  if (begin == 0) best.body = evidence.score[begin++] - enter_at_capital;
  Before before{words[begin - 1].has(word_sentence_end), evidence.mark[begin - 1] != Mark::none};
  for (std::size_t i = begin; i < count; ++i) {
    const Word& word = words[i];
    const bool marked = evidence.mark[i] != Mark::none;
    const Prices& price = price_of(word, marked, before);
    from[i] = static_cast<std::uint8_t>(step(price, evidence.score[i], marked, best));
    before = {word.has(word_sentence_end), marked};
  }
  Zone zone = best_end(best);
  for (std::size_t i = count; i-- > first_body && zone != Zone::head;) {
    zones[i] = zone;
    zone = zone_before(zone, from[i]);
  }
  return zones;
}

}  // namespace technews::corpus
