#include "corpus/clean/evidence.h"

#include "corpus/clean/prose.h"

#include <algorithm>
#include <cstddef>
#include <utility>

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

// Pages of each shingle, 0 for one page.
void count_shingles(const Words& words, const SiteView& view, std::vector<std::uint32_t>& counts) {
  const std::size_t shingles = words.size() - shingle_words + 1;
  constexpr std::size_t ahead = 16;
  const ShingleCounts& known = view.model->counts();
  counts.assign(shingles, 0);
  // Which may be counted at all: most are found not to be without a look at the large table.
  std::vector<std::pair<std::uint32_t, std::uint64_t>> likely;
  likely.reserve(shingles / 2);
  for (std::size_t i = 0; i < shingles; ++i) {
    const std::uint64_t hash =
        counted_hash(*view.site, Counted::shingle, words.hash(i, shingle_words));
    if (known.may_count(hash)) likely.emplace_back(static_cast<std::uint32_t>(i), hash);
  }
  for (std::size_t i = 0; i < likely.size(); ++i) {
    if (i + ahead < likely.size()) known.prefetch(likely[i + ahead].second);
    counts[likely[i].first] = known.count(likely[i].second);
  }
}

std::uint32_t highest_around(const std::vector<std::uint32_t>& counts, std::size_t i) {
  const std::size_t first = i >= shingle_words - 1 ? i - (shingle_words - 1) : 0;
  const std::size_t last = std::min(i + shingle_words, counts.size());
  std::uint32_t highest = 0;
  for (std::size_t j = first; j < last; ++j) highest = std::max(highest, counts[j]);
  return highest;
}

bool starts_sentence(const Words& words, std::size_t i) {
  return i == 0 || words[i].has(word_line_start) || words[i - 1].has(word_sentence_end);
}

// First word of the repeated run's last words that begin the sentence after it: those behind a
// sentence's end ("… partnership desk. Veridian Chips today shipped"), or behind the place where
// the run grows rarer ("Listen to this article The Commission"). end when there are none.
std::size_t overhang(const Words& words, const std::vector<std::uint32_t>& counts,
                     std::size_t end) {
  constexpr std::size_t longest = 5;
  for (std::size_t i = end - 1; i + longest >= end && i >= shingle_words; --i) {
    if (!words[i].has(word_capital | word_quoted | word_number)) continue;
    if (starts_sentence(words, i)) return i;
    // The shingle that ends before word i, and the one that takes it in.
    const std::uint32_t before = counts[i - shingle_words];
    if (before >= 2 * std::max<std::uint32_t>(counts[i + 1 - shingle_words], 1)) return i;
  }
  return end;
}

// A repeated run takes in the first words of the sentence after it where other pages go on alike.
void free_openings(const Words& words, const std::vector<std::uint32_t>& counts,
                   Evidence& evidence) {
  for (std::size_t end = shingle_words; end < words.size(); ++end) {
    if (evidence.mark[end - 1] != Mark::repeated || evidence.mark[end] != Mark::none) continue;
    if (starts_sentence(words, end)) continue;
    for (std::size_t i = overhang(words, counts, end); i < end; ++i) {
      evidence.mark[i] = Mark::none;
      evidence.score[i] = 0;
    }
  }
}

// On a site of few pages a plea may stand on two of them only: runs of the words in [first, last)
// that speak to the reader. Two pages that tell one story share longer runs.
void weigh_plea(const Words& words, std::size_t first, std::size_t last, Evidence& evidence) {
  constexpr std::size_t longest = 60;
  if (last - first > longest) return;
  std::size_t signs = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (evidence.mark[i] == Mark::repeated) return;
    signs += words[i].has(word_furniture | word_address);
  }
  if (signs < 2 || signs * 12 < last - first) return;
  for (std::size_t i = first; i < last; ++i) {
    evidence.score[i] = static_cast<std::int16_t>(against_rarely_repeated);
    evidence.mark[i] = Mark::repeated;
  }
}

void weigh_pleas(const Words& words, const std::vector<std::uint32_t>& counts, Evidence& evidence) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] != 2) continue;
    const std::size_t first = i;
    while (i + 1 < counts.size() && counts[i + 1] == 2) ++i;
    weigh_plea(words, first, i + shingle_words, evidence);
  }
}

void weigh_repeated(const Words& words, const SiteView& view, std::uint32_t minimum,
                    Evidence& evidence) {
  if (words.size() < shingle_words || minimum == 0) return;
  std::vector<std::uint32_t> counts;
  count_shingles(words, view, counts);
  const std::uint32_t common = std::max<std::uint32_t>(4, view.site->learned / 20);
  std::size_t covered = 0;  // words before this one are marked
  for (std::size_t i = 0; i < counts.size(); ++i) {
    // A menu doesn't swallow the words after it.
    if (counts[i] < minimum || counts[i] * 5ULL < highest_around(counts, i)) continue;
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
  free_openings(words, counts, evidence);
  if (minimum <= 3) weigh_pleas(words, counts, evidence);
}

// How well the site is known: what a hundred pages don't repeat is likely the article's.
enum class Trust : std::uint8_t { none, some, full };

Trust trust_in(const SiteModel* site) {
  if (site == nullptr || site->learned < 8) return Trust::none;
  return site->learned < 100 ? Trust::some : Trust::full;
}

// What stands beside each word.
struct Beside {
  std::uint8_t functions = 0;
  std::uint8_t marks = 0;
};

// Function words and commas among the 34 words up to each word or the 34 from it on, whichever are
// more, in 51: at the border of prose and menu the prose's own density counts.
std::vector<Beside> counted_beside(const Words& words) {
  constexpr std::size_t reach = 34;
  constexpr std::size_t scale = 51;
  // Both counts in one number: differences of sums are sums of differences.
  std::vector<std::uint64_t> before(words.size() + 1, 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    before[i + 1] = before[i] + words[i].has(word_stop) +
                    (std::uint64_t{words[i].has(word_clause_end | word_full_stop)} << 32);
  }
  std::vector<Beside> beside(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint64_t left = before[i + 1] - before[i + 1 > reach ? i + 1 - reach : 0];
    const std::uint64_t right = before[std::min(i + reach, words.size())] - before[i];
    const std::uint64_t functions = std::max(left & 0xFFFFFFFF, right & 0xFFFFFFFF);
    beside[i] = {static_cast<std::uint8_t>(functions * scale / reach),
                 static_cast<std::uint8_t>(std::max(left >> 32, right >> 32) * scale / reach)};
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
  const std::vector<Beside> beside = counted_beside(words);
  int most = 0;
  for (const Beside& place : beside) most = std::max<int>(most, place.functions);
  most = std::min(most, 20);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].has(word_code)) continue;
    int shift = novel;
    if (most >= known_language) {
      const int extra = beside[i].functions - most * expected / 100;
      shift += std::clamp(extra * loudness / 8, -8, 4);
      shift += std::min(0, beside[i].marks - 3) * loudness / 4;
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

namespace {

// How the two judgements of an unmarked word are joined, in eighths, the less the site tells the
// more the prose around it.
struct Mixture {
  int letters = 0;  // of what the word and the site say
  int prose = 0;
  int novel = 0;  // for what the site's pages don't repeat
};

Mixture mixture_of(Trust trust) {
  switch (trust) {
    case Trust::none:
      return {0, 8, 0};
    case Trust::some:
      return {4, 8, 3};
    default:
      return {8, 0, 0};
  }
}

}  // namespace

void weigh_prose(const Words& words, const SiteView& view, std::size_t first_body,
                 Evidence& evidence) {
  const Mixture mixture = mixture_of(trust_in(view.site));
  if (mixture.prose == 0) return;
  std::vector<ProseSteps> steps;
  read_prose(words, first_body, steps);
  for (std::size_t i = first_body; i < words.size(); ++i) {
    if (evidence.mark[i] != Mark::none || words[i].has(word_wide)) continue;
    const int score = evidence.score[i] * mixture.letters + prose_score(steps[i]) * mixture.prose;
    evidence.score[i] = static_cast<std::int16_t>(score / 8 + mixture.novel);
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
  weigh_surroundings(words, trust_in(view.site), evidence);
  weigh_time_stamps(words, evidence);
  if (view.known()) weigh_repeated(words, view, repeated_on, evidence);
}

}  // namespace technews::corpus
