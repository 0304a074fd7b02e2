#include "benchmarks/rivals/lucene_analyzer.h"

#include "benchmarks/rivals/porter_stemmer.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace technews::benchmarks {
namespace {

constexpr std::array<std::string_view, 33> stop_words{
    "a",   "an",    "and",  "are",   "as",    "at",   "be",   "but", "by",  "for",  "if",
    "in",  "into",  "is",   "it",    "no",    "not",  "of",   "on",  "or",  "such", "that",
    "the", "their", "then", "there", "these", "they", "this", "to",  "was", "will", "with"};

struct Character {
  UChar32 code = 0;
  int kind = U_WB_OTHER;  // UWordBreakValues
  bool alone = false;     // a word by itself
};

// The text without what rule WB4 ignores, but that belongs to the character before it.
std::vector<Character> characters_of(const icu::UnicodeString& text) {
  std::vector<Character> all;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    Character each;
    each.code = text.char32At(at);
    each.kind = u_getIntPropertyValue(each.code, UCHAR_WORD_BREAK);
    UErrorCode status = U_ZERO_ERROR;
    each.alone = u_hasBinaryProperty(each.code, UCHAR_IDEOGRAPHIC) != 0 ||
                 uscript_getScript(each.code, &status) == USCRIPT_HIRAGANA;
    all.push_back(each);
  }
  return all;
}

bool is_ignored(const Character& each) {
  return each.kind == U_WB_EXTEND || each.kind == U_WB_FORMAT || each.kind == U_WB_ZWJ;
}
bool is_letter(int kind) { return kind == U_WB_ALETTER || kind == U_WB_HEBREW_LETTER; }
bool is_inside_word(int kind) {
  return kind == U_WB_MIDLETTER || kind == U_WB_MIDNUMLET || kind == U_WB_SINGLE_QUOTE;
}
bool is_inside_number(int kind) {
  return kind == U_WB_MIDNUM || kind == U_WB_MIDNUMLET || kind == U_WB_SINGLE_QUOTE;
}
bool makes_word(int kind) {
  return is_letter(kind) || kind == U_WB_NUMERIC || kind == U_WB_KATAKANA;
}

// Whether there is no boundary between neighbours: rules WB5, WB8 to WB10, WB13 to WB13b.
bool joined(int left, int right) {
  const auto letter_or_digit = [](int kind) { return is_letter(kind) || kind == U_WB_NUMERIC; };
  if (letter_or_digit(left) && letter_or_digit(right)) return true;
  if (left == U_WB_KATAKANA && right == U_WB_KATAKANA) return true;
  if (right == U_WB_EXTENDNUMLET) return makes_word(left) || left == U_WB_EXTENDNUMLET;
  return left == U_WB_EXTENDNUMLET && makes_word(right);
}

// One sign between letters or digits: rules WB6, WB7, WB11, WB12.
bool joined_over(int left, int sign, int right) {
  return (is_letter(left) && is_inside_word(sign) && is_letter(right)) ||
         (left == U_WB_NUMERIC && is_inside_number(sign) && right == U_WB_NUMERIC);
}

std::size_t after_ignored(const std::vector<Character>& text, std::size_t at) {
  while (at < text.size() && is_ignored(text[at])) ++at;
  return at;
}

// The end of the word that begins at the character.
std::size_t word_end(const std::vector<Character>& text, std::size_t begin) {
  constexpr std::size_t longest = 255;
  std::size_t end = after_ignored(text, begin + 1);
  if (text[begin].alone) return end;
  int last = text[begin].kind;
  while (end < text.size() && !text[end].alone) {
    const std::size_t next = after_ignored(text, end + 1);
    if (joined(last, text[end].kind)) {
      last = text[end].kind;
      end = next;
    } else if (next < text.size() && joined_over(last, text[end].kind, text[next].kind)) {
      last = text[next].kind;
      end = after_ignored(text, next + 1);
    } else {
      break;
    }
  }
  return std::min(end, begin + longest);
}

bool is_word(const std::vector<Character>& text, std::size_t begin, std::size_t end) {
  return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                     text.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const Character& each) { return each.alone || makes_word(each.kind); });
}

// Without 's at its end.
icu::UnicodeString without_possessive(icu::UnicodeString word) {
  const std::int32_t length = word.length();
  if (length < 2 || (word[length - 1] != u's' && word[length - 1] != u'S')) return word;
  const char16_t quote = word[length - 2];
  if (quote == u'\'' || quote == u'\u2019' || quote == u'\uFF07') word.truncate(length - 2);
  return word;
}

icu::UnicodeString lower_case(const icu::UnicodeString& word) {
  icu::UnicodeString lower;
  for (std::int32_t at = 0; at < word.length(); at = word.moveIndex32(at, 1))
    lower.append(u_tolower(word.char32At(at)));
  return lower;
}

}  // namespace

std::vector<std::string> lucene_terms(std::string_view utf8) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  const std::vector<Character> characters = characters_of(text);
  std::vector<std::string> terms;
  for (std::size_t at = 0; at < characters.size();) {
    const std::size_t end = word_end(characters, at);
    icu::UnicodeString word;
    for (std::size_t i = at; i < end; ++i) word.append(characters[i].code);
    const bool found = is_word(characters, at, end);
    at = end;
    if (!found) continue;
    std::string term;
    lower_case(without_possessive(std::move(word))).toUTF8String(term);
    if (std::find(stop_words.begin(), stop_words.end(), term) != stop_words.end()) continue;
    terms.push_back(porter_stem(term));
  }
  return terms;
}

}  // namespace technews::benchmarks
