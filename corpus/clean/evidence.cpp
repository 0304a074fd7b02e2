#include "corpus/clean/evidence.h"

#include "corpus/clean/prose.h"

#include <algorithm>
#include <array>
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

// What a word's own letters say; before are the flags of the word before it.
int score_of(const Word& word, unsigned before) {
  if (word.has(word_code)) return -24;
  if (word.has(word_symbol)) return word.has(word_clause_end) ? 2 : -6;
  if (word.has(word_wide)) return static_cast<int>(std::min<std::uint32_t>(word.size(), 4000));
  if (word.has(word_stop)) return 8;
  int score = 0;
  if (word.has(word_lower)) {
    score = 3;
  } else if (word.has(word_capital)) {
    const bool opens = (before & word_sentence_end) != 0 || word.has(word_line_start);
    // Nouns of some languages and names inside sentences follow small letters; menus don't.
    const bool inside = (before & (word_lower | word_clause_end)) == word_lower;
    score = opens ? 0 : inside ? -1 : word.has(word_stop_any) ? -3 : -5;
  } else if (word.has(word_number)) {
    score = -2;
  }
  if (word.has(word_clause_end)) score += 4;
  if (word.has(word_sentence_end)) score += 3;
  return score;
}

void weigh_letters(const Words& words, Evidence& evidence) {
  evidence.score.resize(words.size());
  evidence.mark.assign(words.size(), Mark::none);
  unsigned before = word_sentence_end;
  auto score = evidence.score.begin();
  auto mark = evidence.mark.begin();
  for (const Word& word : words) {
    *score++ = static_cast<std::int16_t>(score_of(word, before));
    if (word.has(word_code)) *mark = Mark::code;
    ++mark;
    before = word.flags;
  }
}

// Pages of each shingle, 0 for one page.
void count_shingles(const Words& words, const SiteView& view, std::vector<std::int32_t>& counts) {
  const std::size_t shingles = words.size() - shingle_words + 1;
  constexpr std::size_t ahead = 16;
  const ShingleCounts& known = view.model->counts();
  const std::uint64_t salt = counted_salt(*view.site, Counted::shingle);
  counts.assign(shingles, 0);
  // Which may be counted at all: most are found not to be without a look at the large table.
  struct Likely {
    std::size_t place = 0;
    std::uint64_t hash = 0;
  };
  std::vector<Likely> likely(shingles);
  std::size_t found = 0;
  for (std::size_t i = 0; i < shingles; ++i) {
    const std::uint64_t hash = combine(words.hash(i, shingle_words), salt);
    likely[found] = {i, hash};
    found += known.may_count(hash);
  }
  for (std::size_t i = 0; i < found; ++i) {
    if (i + ahead < found) known.prefetch(likely[i + ahead].hash);
    counts[likely[i].place] = static_cast<std::int32_t>(known.count(likely[i].hash));
  }
}

// The highest of the eight counts from each one on, by doubling.
std::vector<std::int32_t> highest_from(const std::vector<std::int32_t>& counts) {
  std::vector<std::int32_t> highest = counts;
  for (std::size_t step = 1; step < shingle_words; step *= 2) {
    for (std::size_t i = 0; i + step < highest.size(); ++i) {
      highest[i] = std::max(highest[i], highest[i + step]);
    }
  }
  return highest;
}

// Of the shingles that share a word with shingle i.
std::int32_t highest_around(const std::vector<std::int32_t>& highest, std::size_t i) {
  return std::max(highest[i - std::min(i, shingle_words - 1)], highest[i]);
}

bool starts_sentence(const Words& words, std::size_t i) {
  return i == 0 || words[i].has(word_line_start) || words[i - 1].has(word_sentence_end);
}

// First word of the repeated run's last words that begin the sentence after it: those behind a
// sentence's end ("… partnership desk. Veridian Chips today shipped"), or behind the place where
// the run grows rarer ("Listen to this article The Commission"). end when there are none.
std::size_t overhang(const Words& words, const std::vector<std::int32_t>& counts, std::size_t end) {
  constexpr std::size_t longest = 5;
  for (std::size_t i = end - 1; i + longest >= end && i >= shingle_words; --i) {
    if (!words[i].has(word_capital | word_quoted | word_number)) continue;
    if (starts_sentence(words, i)) return i;
    // The shingle that ends before word i, and the one that takes it in.
    const std::int32_t before = counts[i - shingle_words];
    if (before >= 2 * std::max(counts[i + 1 - shingle_words], 1)) return i;
  }
  return end;
}

// A repeated run takes in the first words of the sentence after it where other pages go on alike.
void free_openings(const Words& words, const std::vector<std::int32_t>& counts,
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

void weigh_pleas(const Words& words, const std::vector<std::int32_t>& counts, Evidence& evidence) {
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
  std::vector<std::int32_t> counts;
  count_shingles(words, view, counts);
  const std::vector<std::int32_t> highest = highest_from(counts);
  const std::uint32_t common = std::max<std::uint32_t>(4, view.site->learned / 20);
  std::size_t covered = 0;        // words before this one are marked
  std::size_t often_covered = 0;  // and before this one as on many pages
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto count = static_cast<std::uint32_t>(counts[i]);
    // A menu doesn't swallow the words after it.
    if (count < minimum || counts[i] * std::int64_t{5} < highest_around(highest, i)) continue;
    const bool often = count >= common;
    for (std::size_t j = std::max(i, often ? often_covered : covered); j < i + shingle_words; ++j) {
      const int rare = std::min<int>(evidence.score[j], 0) + against_rarely_repeated;
      if (often || evidence.mark[j] != Mark::repeated) {
        evidence.score[j] = static_cast<std::int16_t>(often ? against_repeated : rare);
      }
      evidence.mark[j] = Mark::repeated;
    }
    covered = i + shingle_words;
    if (often) often_covered = covered;
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

constexpr std::size_t reach = 34;  // words to one side of a word that are looked at

// Each word's better side: the highest of the counts among the reach words up to it and among the
// reach words from it on. The counts are sums over the words before each one, with reach more of
// the first and of the last; a byte holds their differences whatever is carried out of it.
std::vector<std::uint8_t> better_side(const std::vector<std::uint8_t>& sums) {
  std::vector<std::uint8_t> better(sums.size() - 2 * reach - 1);
  // What is written might be any of the vectors' own pointers, for all that the compiler knows.
  const std::size_t count = better.size();
  const std::uint8_t* sum = sums.data();
  std::uint8_t* out = better.data();
  for (std::size_t i = 0; i < count; ++i) {
    const auto left = static_cast<std::uint8_t>(sum[i + 1 + reach] - sum[i + 1]);
    const auto right = static_cast<std::uint8_t>(sum[i + 2 * reach] - sum[i + reach]);
    out[i] = std::max(left, right);
  }
  return better;
}

// What stands beside each word.
struct Beside {
  std::vector<std::uint8_t> functions;
  std::vector<std::uint8_t> marks;
};

// Function words and commas on each word's better side: at the border of prose and menu the prose's
// own density counts.
Beside count_beside(const Words& words) {
  std::vector<std::uint8_t> functions(words.size() + 2 * reach + 1, 0);
  std::vector<std::uint8_t> marks(functions.size(), 0);
  std::uint8_t function_sum = 0;
  std::uint8_t mark_sum = 0;
  auto function = functions.begin() + reach;
  auto mark = marks.begin() + reach;
  for (const Word& word : words) {
    function_sum = static_cast<std::uint8_t>(function_sum + word.has(word_stop));
    mark_sum = static_cast<std::uint8_t>(mark_sum + word.has(word_clause_end | word_full_stop));
    *++function = function_sum;
    *++mark = mark_sum;
  }
  std::fill(++function, functions.end(), function_sum);
  std::fill(++mark, marks.end(), mark_sum);
  return {better_side(functions), better_side(marks)};
}

// Lets a word's surroundings speak, the louder the less the site can tell. On 22 hand-marked pages
// the 51 words around a word of a body hold 20 function words (13 to 26 in 95 % of places) and 5
// commas and full stops (2 to 9), in menus and lists of headlines 6 to 8 and 0 to 3, however
// fluent each headline is.
void weigh_surroundings(const Words& words, Trust trust, Evidence& evidence) {
  constexpr std::size_t scale = 51;
  const int novel = trust == Trust::none ? -3 : trust == Trust::some ? 1 : 4;
  const int loudness = trust == Trust::none ? 8 : trust == Trust::some ? 4 : 1;
  const int expected = trust == Trust::none ? 86 : 75;  // percent of the most
  constexpr int known_language = 10;  // else the page's language has no list of function words
  const Beside beside = count_beside(words);
  std::size_t most_functions = 0;
  for (const std::uint8_t functions : beside.functions) {
    most_functions = std::max<std::size_t>(most_functions, functions);
  }
  const int most = std::min(static_cast<int>(most_functions * scale / reach), 20);
  // What each count says.
  std::array<int, reach + 1> for_functions{};
  std::array<int, reach + 1> for_marks{};
  for (std::size_t i = 0; i <= reach; ++i) {
    const int in_scale = static_cast<int>(i * scale / reach);
    for_functions[i] = novel;
    if (most < known_language) continue;
    const int extra = in_scale - most * expected / 100;
    for_functions[i] += std::clamp(extra * loudness / 8, -8, 4);
    for_marks[i] = std::min(0, in_scale - 3) * loudness / 4;
  }
  auto functions = beside.functions.begin();
  auto marks = beside.marks.begin();
  auto score = evidence.score.begin();
  for (const Word& word : words) {
    const int shift = for_functions[*functions++] + for_marks[*marks++];
    *score = static_cast<std::int16_t>(*score + (word.has(word_code) ? 0 : shift));
    ++score;
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
  weigh_letters(words, evidence);
  weigh_surroundings(words, trust_in(view.site), evidence);
  weigh_time_stamps(words, evidence);
  if (view.known()) weigh_repeated(words, view, repeated_on, evidence);
}

}  // namespace technews::corpus
