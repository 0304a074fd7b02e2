#include "corpus/clean/asides.h"

#include "corpus/clean/dates.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace technews::corpus {
namespace {

constexpr int against_furniture = -10;

bool same_folded(std::string_view word, std::string_view lower) {
  return word.size() == lower.size() &&
         std::equal(word.begin(), word.end(), lower.begin(), [](char c, char l) {
           return (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) == l;
         });
}

constexpr std::string_view credit_openings[] = {
    "photograph:",  "photo:", "image:",  "illustration:", "photographs:",
    "photography:", "video:", "images:", "picture:",      "illustrations:"};

// Words that open a credit at word i: "Photograph:" 1, "Image Credit:" and "Photo by" 2; 0 if none.
std::size_t credit_opening(const Words& words, std::size_t i) {
  if (words[i].has(word_clause_end)) {
    for (const std::string_view opening : credit_openings) {
      if (same_folded(words.text(i), opening)) return 1;
    }
  }
  if (i + 1 >= words.size()) return 0;
  const std::string_view next = words.text(i + 1);
  const bool credit = same_folded(next, "credit:") || same_folded(next, "credits:") ||
                      same_folded(next, "by") || same_folded(next, "courtesy");
  if (!credit) return 0;
  for (const std::string_view opening : credit_openings) {
    if (same_folded(words.text(i), opening.substr(0, opening.size() - 1))) return 2;
  }
  return 0;
}

// Function words that are names as well.
constexpr std::array<std::string_view, 14> name_words{
    "Will", "May", "De", "Van", "Von", "Le", "La", "Di", "Du", "Del", "El", "Al", "Da", "An"};

bool is_name(const Words& words, std::size_t i) {
  if (!words[i].has(word_capital)) return false;
  return !words[i].has(word_stop_any) ||
         std::find(name_words.begin(), name_words.end(), words.text(i)) != name_words.end();
}

// End of the names that begin at word i, at most most words.
std::size_t names_end(const Words& words, std::size_t i, std::size_t last, std::size_t most) {
  std::size_t end = i;
  while (end < last && end - i < most && is_name(words, end)) {
    ++end;
    if (words[end - 1].has(word_clause_end | word_sentence_end)) break;
  }
  return end;
}

// The last word of a name, without the punctuation and "'s" after it.
std::string_view bare(std::string_view word) {
  const std::size_t end = word.find_first_of(".,;:!?)\"");
  return word.substr(0, end);
}

bool is_copula(std::string_view word) {
  constexpr std::array<std::string_view, 6> verbs{"is",     "was",   "covers",
                                                  "writes", "leads", "serves"};
  return std::find(verbs.begin(), verbs.end(), word) != verbs.end();
}

// The end of a name of two to four words that is followed by "is" within the next words; 0 if the
// paragraph at first doesn't present anybody.
std::size_t presented_name(const Words& words, std::size_t first, std::size_t last) {
  const std::size_t end = names_end(words, first, last, 4);
  if (end < first + 2) return 0;
  for (std::size_t i = end; i < std::min(end + 2, last); ++i) {
    if (is_copula(words.text(i))) return end;
  }
  return 0;
}

// The next name of furniture from word i on, with a capital; size() for none.
std::size_t next_furniture(const Words& words, std::size_t i) {
  const auto found =
      std::find_if(words.begin() + static_cast<std::ptrdiff_t>(i), words.end(),
                   [](const Word& word) { return word.has_all(word_furniture | word_capital); });
  return static_cast<std::size_t>(found - words.begin());
}

}  // namespace

void weigh_furniture(const Words& words, Evidence& evidence) {
  for (std::size_t i = next_furniture(words, 0); i < words.size();
       i = next_furniture(words, i + 1)) {
    evidence.score[i] = std::min<std::int16_t>(evidence.score[i], against_furniture);
  }
}

namespace {

// "By" in the languages whose names are written with capitals, and without a capital behind a date.
constexpr std::array<std::string_view, 8> by_words{"By", "Von",  "Par", "Por",
                                                   "Di", "Door", "Av",  "Af"};

constexpr std::size_t longest_by = 4;

bool is_by(std::string_view word) {
  return std::find(by_words.begin(), by_words.end(), word) != by_words.end() || word == "BY" ||
         word == "VON" || word == "PAR" || word == "POR";
}

bool is_small_by(std::string_view word) {
  return word == "by" || word == "von" || word == "par" || word == "por";
}

}  // namespace

std::size_t byline_end(const Words& words, std::size_t first, std::size_t last) {
  constexpr std::size_t longest_name = 4;
  if (words[first].size() > longest_by) return first;
  const std::string_view word = words.text(first);
  const bool small = is_small_by(word) && first > 0 && words[first - 1].has(word_number);
  if (!is_by(word) && !small) return first;
  if (first > 0 && words[first - 1].has(word_clause_end) && !small) return first;
  std::size_t end = names_end(words, first + 1, last, longest_name);
  // "By Mara Lindqvist Engineers glued": the last capital begins the sentence.
  if (end >= first + 4 && end < last && words[end].has(word_lower)) --end;
  return end >= first + 3 ? end : first;
}

std::size_t mark_bylines(const Words& words, std::size_t first, std::size_t last,
                         Evidence& evidence) {
  constexpr std::size_t longest_credit = 8;
  last = std::min(last, words.size());
  std::size_t after = first;
  for (std::size_t i = first; i < last; ++i) {
    if (const std::size_t by_end = byline_end(words, i, last); by_end > i) {
      mark_words(evidence, i, by_end, Mark::byline);
      after = by_end;
    } else if (const std::size_t opening = credit_opening(words, i); opening > 0) {
      const std::size_t end = names_end(words, i + opening, last, longest_credit);
      if (end > i + opening) mark_words(evidence, i, end, Mark::credit);
    } else if (starts_date(words, i) && (i == 0 || !words[i - 1].has(word_lower | word_stop_any))) {
      mark_words(evidence, i, i + (words.text(i).size() == 10 ? 1 : 3), Mark::dateline);
    }
  }
  return after;
}

void mark_newsletters(const Words& words, Evidence& evidence) {
  constexpr std::size_t reach = 24;  // words from "sign up" to "newsletter"
  const auto is_word = [&](std::size_t i, std::string_view name) {
    return i < words.size() && same_folded(bare(words.text(i)), name);
  };
  for (std::size_t i = next_furniture(words, 0); i < words.size();
       i = next_furniture(words, i + 1)) {
    if (!is_word(i, "subscribe") && !(is_word(i, "sign") && is_word(i + 1, "up"))) continue;
    std::size_t end = 0;
    for (std::size_t j = i + 1; j < std::min(i + reach, words.size()); ++j) {
      if (is_word(j, "newsletter") || is_word(j, "newsletters") || is_word(j, "inbox")) end = j + 1;
      if (words[j].has(word_sentence_end)) break;
    }
    if (end == 0) continue;
    // To the sentence's end, or to the capital that begins the next one.
    while (end < words.size() && !words[end - 1].has(word_sentence_end) &&
           !words[end].has(word_capital | word_line_start)) {
      ++end;
    }
    mark_words(evidence, i, end, Mark::newsletter);
    i = end - 1;
  }
}

void trim_end(const Words& words, const Evidence& evidence, std::vector<Zone>& zones) {
  constexpr std::size_t longest = 30;
  std::size_t end = words.size();
  while (end > 0 && zones[end - 1] != Zone::body) --end;
  std::size_t begin = end;
  std::size_t function_words = 0;
  while (begin > 0 && zones[begin - 1] == Zone::body && !words[begin - 1].has(word_sentence_end)) {
    function_words += words[--begin].has(word_stop);
  }
  const std::size_t length = end - begin;
  if (begin == 0 || zones[begin - 1] != Zone::body || length > longest) return;
  // Labels such as "What others are reading" end where another page's headline begins.
  const bool label = length <= 12 && end < words.size() && evidence.mark[end] != Mark::none;
  if (!label && length > 6 && function_words * 5 >= length) return;
  std::fill(zones.begin() + static_cast<std::ptrdiff_t>(begin),
            zones.begin() + static_cast<std::ptrdiff_t>(end), Zone::tail);
}

void mark_author_bio(const Words& words, std::vector<Zone>& zones, Evidence& evidence) {
  constexpr std::size_t longest_bio = 90;
  constexpr std::size_t least_article = 100;
  std::size_t end = words.size();
  while (end > 0 && zones[end - 1] != Zone::body) --end;
  std::size_t bio = end;
  bool signed_off = false;
  for (std::size_t i = end; i-- > 0 && zones[i] == Zone::body && end - i <= longest_bio;) {
    const bool starts =
        words[i].has(word_line_start) || (i > 0 && words[i - 1].has(word_sentence_end)) || i == 0;
    if (!starts) continue;
    const bool signature = i + 4 <= end && words.text(i + 1) == "by" &&
                           names_end(words, i + 2, end, 3) >= i + 4;  // "Story by Jane Doe"
    if (signature || presented_name(words, i, end) != 0) bio = i;
    signed_off = signed_off || signature;
  }
  const auto article =
      std::count(zones.begin(), zones.begin() + static_cast<std::ptrdiff_t>(bio), Zone::body);
  if (bio == end || static_cast<std::size_t>(article) < least_article) return;
  const std::size_t name_end = presented_name(words, bio, end);
  const std::string_view name = signed_off ? std::string_view{} : bare(words.text(name_end - 1));
  for (std::size_t i = 0; i < bio && !signed_off; ++i) {
    if (zones[i] == Zone::body && words.text(i).starts_with(name)) return;
  }
  for (std::size_t i = bio; i < end; ++i) {
    evidence.mark[i] = Mark::bio;
    zones[i] = Zone::tail;
  }
}

}  // namespace technews::corpus
