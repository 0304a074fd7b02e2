#include "corpus/clean/evidence.h"

#include <algorithm>
#include <cstddef>

namespace technews::corpus {
namespace {

// In eighths of a log-odds unit.
constexpr int against_repeated = -32;
constexpr int against_rarely_repeated = -12;
constexpr int against_marked = -32;

// "10:55" and "9:00am": time stamps stand beside headlines and names, hardly ever in prose.
bool is_clock_time(std::string_view word) {
  const std::size_t colon = word.find(':');
  return colon != std::string_view::npos && colon >= 1 && colon <= 2 && word.size() >= colon + 3 &&
         word[colon + 1] >= '0' && word[colon + 1] <= '5' && word[colon + 2] >= '0' &&
         word[colon + 2] <= '9';
}

int score_of(const Words& words, std::size_t i) {
  const Word& word = words[i];
  if (word.has(word_code)) return -24;
  if (word.has(word_symbol)) return word.has(word_clause_end) ? 2 : -6;
  if (word.has(word_wide)) return static_cast<int>(std::min<std::uint32_t>(word.size(), 4000));
  if (word.has(word_stop)) return 8;
  int score = 0;
  const bool opens = i == 0 || words[i - 1].has(word_sentence_end) || word.has(word_line_start);
  if (word.has(word_lower)) {
    score = 3;
  } else if (word.has(word_capital)) {
    // Nouns of some languages and names inside sentences follow small letters; menus don't.
    const bool inside = i > 0 && words[i - 1].has(word_lower) && !words[i - 1].has(word_clause_end);
    score = opens ? 0 : inside ? -1 : word.has(word_stop_any) ? -3 : -5;
  } else if (word.has(word_number)) {
    score = -2;
  }
  if (word.has(word_clause_end)) score += 4;
  if (word.has(word_sentence_end)) score += 3;
  return score;
}

// Pages of each shingle that counts as boilerplate, else 0. A shingle counts only with at least a
// fifth of the highest count among those it overlaps: a menu doesn't swallow the words after it.
void count_shingles(const Words& words, const SiteView& view, std::uint32_t minimum,
                    std::vector<std::uint32_t>& counts) {
  const std::size_t shingles = words.size() - shingle_words + 1;
  constexpr std::size_t ahead = 8;
  counts.assign(shingles, 0);
  for (std::size_t i = 0; i < std::min(ahead, shingles); ++i) {
    view.model->prefetch(*view.site, Counted::shingle, words.hash(i, shingle_words));
  }
  for (std::size_t i = 0; i < shingles; ++i) {
    if (i + ahead < shingles) {
      view.model->prefetch(*view.site, Counted::shingle, words.hash(i + ahead, shingle_words));
    }
    const std::uint32_t pages = view.count(Counted::shingle, words.hash(i, shingle_words));
    counts[i] = pages >= minimum ? pages : 0;
  }
}

std::uint32_t highest_around(const std::vector<std::uint32_t>& counts, std::size_t i) {
  const std::size_t first = i >= shingle_words - 1 ? i - (shingle_words - 1) : 0;
  const std::size_t last = std::min(i + shingle_words, counts.size());
  std::uint32_t highest = 0;
  for (std::size_t j = first; j < last; ++j) highest = std::max(highest, counts[j]);
  return highest;
}

// "… Will Knight The harder part": the repeated run swallowed the first word of the sentence after
// it, because other pages go on with "The" too.
void free_openings(const Words& words, Evidence& evidence) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (evidence.mark[i] != Mark::repeated || evidence.mark[i + 1] != Mark::none) continue;
    if (!words[i].has(word_capital) || !words[i].has(word_stop_any)) continue;
    if (!words[i + 1].has(word_lower)) continue;
    evidence.mark[i] = Mark::none;
    evidence.score[i] = 0;
  }
}

void weigh_repeated(const Words& words, const SiteView& view, std::uint32_t minimum,
                    Evidence& evidence) {
  if (words.size() < shingle_words || minimum == 0) return;
  std::vector<std::uint32_t> counts;
  count_shingles(words, view, minimum, counts);
  const std::uint32_t common = std::max<std::uint32_t>(4, view.site->learned / 20);
  std::size_t covered = 0;  // words before this one are marked
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0 || counts[i] * 5ULL < highest_around(counts, i)) continue;
    const bool often = counts[i] >= common;
    for (std::size_t j = often ? i : std::max(i, covered); j < i + shingle_words; ++j) {
      const int rare = std::min<int>(evidence.score[j], 0) + against_rarely_repeated;
      if (often || evidence.mark[j] != Mark::repeated) {
        evidence.score[j] = static_cast<std::int16_t>(often ? against_repeated : rare);
      }
      evidence.mark[j] = Mark::repeated;
    }
    covered = i + shingle_words;
  }
  free_openings(words, evidence);
}

// How well the site is known: what a hundred pages don't repeat is likely the article's.
enum class Trust : std::uint8_t { none, some, full };

Trust trust_in(const SiteModel* site, std::uint32_t repeated_on) {
  if (site == nullptr || repeated_on == 0 || site->learned < 8) return Trust::none;
  return site->learned < 100 ? Trust::some : Trust::full;
}

// Words with any of the flags among the 34 up to each word or the 34 from it on, whichever are
// more, in 51: at the border of prose and menu the prose's own density counts.
std::vector<std::uint8_t> counted_beside(const Words& words, unsigned flags) {
  constexpr std::size_t reach = 34;
  constexpr std::size_t scale = 51;
  std::vector<std::uint32_t> before(words.size() + 1, 0);
  for (std::size_t i = 0; i < words.size(); ++i) before[i + 1] = before[i] + words[i].has(flags);
  std::vector<std::uint8_t> beside(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t first = i + 1 > reach ? i + 1 - reach : 0;
    const std::size_t last = std::min(i + reach, words.size());
    const std::size_t left = (before[i + 1] - before[first]) * scale / reach;
    const std::size_t right = (before[last] - before[i]) * scale / reach;
    beside[i] = static_cast<std::uint8_t>(std::max(left, right));
  }
  return beside;
}

// Lets a word's surroundings speak, the louder the less the site can tell. On 22 hand-marked pages
// the 51 words around a word of a body hold 20 function words (13 to 26 in 95 % of places) and 5
// commas and full stops (2 to 9), in menus and lists of headlines 6 to 8 and 0 to 3, however
// fluent each headline is.
void weigh_surroundings(const Words& words, Trust trust, Evidence& evidence) {
  const int novel = trust == Trust::none ? -3 : trust == Trust::some ? 1 : 4;
  const int loudness = trust == Trust::none ? 8 : trust == Trust::some ? 4 : 1;
  const int expected = trust == Trust::none ? 86 : 75;  // percent of the most
  constexpr int known_language = 10;  // else the page's language has no list of function words
  const std::vector<std::uint8_t> function_words = counted_beside(words, word_stop);
  const std::vector<std::uint8_t> marks = counted_beside(words, word_clause_end | word_full_stop);
  const int most =
      function_words.empty()
          ? 0
          : std::min<int>(20, *std::max_element(function_words.begin(), function_words.end()));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].has(word_code)) continue;
    int shift = novel;
    if (most >= known_language) {
      const int extra = function_words[i] - most * expected / 100;
      shift += std::clamp(extra * loudness / 8, -8, 4);
      shift += std::min(0, marks[i] - 3) * loudness / 4;
    }
    evidence.score[i] = static_cast<std::int16_t>(evidence.score[i] + shift);
  }
}

// "Jan 18, 2023, 10:55 PM UTC"
void weigh_time_stamps(const Words& words, Evidence& evidence) {
  constexpr std::int16_t against = -16;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].has(word_number) || !is_clock_time(words.text(i))) continue;
    for (std::size_t j = i >= 3 ? i - 3 : 0; j < std::min(i + 3, words.size()); ++j) {
      if (words[j].has(word_number | word_capital)) evidence.score[j] = against;
    }
  }
}

}  // namespace

void mark_words(Evidence& evidence, std::size_t first, std::size_t last, Mark mark) {
  for (std::size_t i = first; i < last; ++i) {
    evidence.mark[i] = mark;
    evidence.score[i] = against_marked;
  }
}

void weigh_words(const Words& words, const SiteView& view, std::uint32_t repeated_on,
                 Evidence& evidence) {
  evidence.score.resize(words.size());
  evidence.mark.assign(words.size(), Mark::none);
  for (std::size_t i = 0; i < words.size(); ++i) {
    evidence.score[i] = static_cast<std::int16_t>(score_of(words, i));
    if (words[i].has(word_code)) evidence.mark[i] = Mark::code;
  }
  weigh_surroundings(words, trust_in(view.site, repeated_on), evidence);
  weigh_time_stamps(words, evidence);
  if (view.known()) weigh_repeated(words, view, repeated_on, evidence);
}

}  // namespace technews::corpus
