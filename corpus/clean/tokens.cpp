#include "corpus/clean/tokens.h"

#include "corpus/clean/lexicon.h"

#include <algorithm>
#include <array>
#include <limits>

namespace technews::corpus {
namespace {

enum class Byte : std::uint8_t { blank, newline, lower, upper, digit, other, high };

constexpr std::array<Byte, 256> make_classes() {
  std::array<Byte, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) {
    classes[c] = c >= 0x80                ? Byte::high
                 : c == '\n' || c == '\r' ? Byte::newline
                 : c <= ' '               ? Byte::blank
                 : c >= 'a' && c <= 'z'   ? Byte::lower
                 : c >= 'A' && c <= 'Z'   ? Byte::upper
                 : c >= '0' && c <= '9'   ? Byte::digit
                                          : Byte::other;
  }
  return classes;
}

constexpr std::array<Byte, 256> classes = make_classes();

constexpr Byte class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

constexpr bool is_blank(char c) { return class_of(c) <= Byte::newline; }

// Length of the quote at offset (1 for ASCII, 3 for U+2018..U+201F), or 0.
std::size_t quote_length(std::string_view word, std::size_t offset) {
  const char c = word[offset];
  if (c == '"' || c == '\'') return 1;
  if (offset + 2 < word.size() && c == '\xE2' && word[offset + 1] == '\x80' &&
      (static_cast<unsigned char>(word[offset + 2]) & 0xF8U) == 0x98U) {
    return 3;
  }
  return 0;
}

unsigned ending_flags(std::string_view word) {
  std::size_t end = word.size();
  while (end > 0) {  // closing quotes and brackets
    const char c = word[end - 1];
    if (c == '"' || c == '\'' || c == ')' || c == ']') {
      --end;
    } else if (end >= 3 && quote_length(word, end - 3) == 3) {
      end -= 3;
    } else {
      break;
    }
  }
  if (end == 0) return 0;
  const char c = word[end - 1];
  if (c == ',' || c == ';' || c == ':') return word_clause_end;
  if (c == '!' || c == '?') return word_sentence_end;
  if (end >= 3 && word.substr(end - 3, 3) == "\xE2\x80\xA6") return word_sentence_end;
  if (end >= 3 && word.substr(end - 3, 3) == "\xE3\x80\x82") return word_sentence_end;  // 。
  if (c != '.') return 0;
  // An initial ("J."), an abbreviation with dots inside ("U.S.") or a title ("Mr.").
  if (end <= 2 || (end == 4 && word[1] == '.')) return 0;
  const std::string_view stem = word.substr(0, end - 1);
  for (const std::string_view title : {"Mr", "Mrs", "Ms", "Dr", "St", "vs", "Prof", "Sen", "Rep"}) {
    if (stem == title) return 0;
  }
  return word_sentence_end | word_full_stop;
}

bool is_code(std::string_view word, unsigned odd) {
  if (odd == 0) return false;
  if (word.find("://") != std::string_view::npos || word[0] == '@' || word[0] == '#') return false;
  const char last = word.back();
  return odd >= 3 || last == '{' || last == '}' ||
         (last == ';' && word.find_first_of("(=") != std::string_view::npos) ||
         word.ends_with("();") || word.find("){") != std::string_view::npos || word == "=>" ||
         word == "==" || word == "===" || word == "||" || word == "&&";
}

unsigned opening_flags(std::string_view word, std::size_t start) {
  switch (class_of(word[start])) {
    case Byte::lower:
      return word_lower;
    case Byte::upper:
      return word_capital;
    case Byte::digit:
      return word_number;
    case Byte::other:
      return word[start] == '$' ? unsigned{word_number} : 0U;
    default:
      break;
  }
  const auto lead = static_cast<unsigned char>(word[start]);
  if (lead >= 0xE3 && lead <= 0xEC) return word_wide;  // kana, ideographs, hangul
  // Latin-1 letters: À..Þ are capitals, ß..ÿ small. Cyrillic: D0 90..AF capitals.
  if (start + 1 < word.size()) {
    const auto next = static_cast<unsigned char>(word[start + 1]);
    if (lead == 0xC3) return next < 0x9F ? word_capital : word_lower;
    if (lead == 0xD0) return next < 0xB0 ? word_capital : word_lower;
    if (lead == 0xD1) return word_lower;
  }
  return 0;
}

constexpr bool is_odd(char c) {
  return c == '{' || c == '}' || c == '=' || c == ';' || c == '|' || c == '<' || c == '>' ||
         c == '&' || c == '_' || c == '(';
}

// What one pass over a word's bytes tells.
struct Scanned {
  LetterHash folded;   // over the folded bytes
  LetterHash letters;  // of the word without the marks around it
  bool alphanumeric = false;
  bool plain = true;  // letters, with marks before and behind them only
  unsigned odd = 0;   // characters of programs

  void add_letter(char c) {
    if (held_ != 0) {
      plain = plain && (held_ == '\'' || held_ == '-');
      letters.add(held_);
      held_ = 0;
    }
    letters.add(c);
    has_letters_ = true;
  }

  // A mark: part of the word only where a letter follows.
  void add_mark(char c) {
    if (!has_letters_) return;
    held_ = held_ == 0 ? c : '.';
  }

 private:
  char held_ = 0;
  bool has_letters_ = false;
};

Scanned scan_bytes(std::string_view word, Words::Digits digits) {
  Scanned scanned;
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    switch (class_of(c)) {
      case Byte::upper:
        c = static_cast<char>(c + 32);
        [[fallthrough]];
      case Byte::lower:
        scanned.alphanumeric = true;
        scanned.add_letter(c);
        break;
      case Byte::digit:
        scanned.alphanumeric = true;
        scanned.plain = false;
        if (digits == Words::Digits::folded) c = '0';
        break;
      case Byte::high:
        if (quote_length(word, i) == 3) {
          c = static_cast<unsigned char>(word[i + 2]) < 0x9CU ? '\'' : '"';
          i += 2;
          scanned.add_mark(c);
        } else {
          const auto byte = static_cast<unsigned char>(c);
          scanned.alphanumeric = scanned.alphanumeric || (byte >= 0xC3 && byte != 0xE2);
          scanned.add_letter(c);
        }
        break;
      default:
        scanned.odd += is_odd(c);
        scanned.add_mark(c);
        break;
    }
    scanned.folded.add(c);
  }
  return scanned;
}

unsigned lexicon_flags(LetterHash letters, unsigned flags) {
  const unsigned known = lexicon_classes(letters.value);
  if (known == 0) return 0;
  unsigned found = 0;
  if ((known & lexicon_function) != 0) {
    found |= word_stop_any;
    if ((flags & word_lower) != 0) found |= word_stop;
  }
  if ((known & lexicon_furniture) != 0) found |= word_furniture;
  if ((known & lexicon_address) != 0) found |= word_address;
  return found;
}

std::uint16_t flags_of(std::string_view word, const Scanned& scanned) {
  std::size_t start = 0;
  unsigned flags = 0;
  while (start < word.size()) {
    const std::size_t quote = quote_length(word, start);
    if (quote == 0 && word[start] != '(' && word[start] != '[') break;
    start += std::max<std::size_t>(quote, 1);
    flags |= word_quoted;
  }
  if (!scanned.alphanumeric) flags |= word_symbol;
  if (is_code(word, scanned.odd)) flags |= word_code;
  const Byte last = class_of(word.back());
  if (last != Byte::lower && last != Byte::upper && last != Byte::digit) {
    flags |= ending_flags(word);
  }
  if (start < word.size()) flags |= opening_flags(word, start);
  if (scanned.plain) flags |= lexicon_flags(scanned.letters, flags);
  return static_cast<std::uint16_t>(flags);
}

// Of the scripts written without blanks: kana, ideographs, hangul.
bool is_wide(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  return lead >= 0xE3 && lead <= 0xEC && i + 3 <= text.size() &&
         (static_cast<unsigned char>(text[i + 1]) & 0xC0U) == 0x80U &&
         (static_cast<unsigned char>(text[i + 2]) & 0xC0U) == 0x80U;
}

// Runs of a script without blanks are cut into pieces of four characters, anew after each sentence,
// so that equal passages have equal pieces. REQUIRES: no blank at begin.
std::size_t word_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t piece = 12;  // bytes
  std::size_t i = begin;
  if (!is_wide(text, i)) {
    while (i < text.size() && !is_blank(text[i]) && !is_wide(text, i)) ++i;
    return i;
  }
  while (i < text.size() && i - begin < piece && is_wide(text, i)) {
    i += 3;
    if (text.substr(i - 3, 3) == "\xE3\x80\x82") break;  // 。
  }
  return i;
}

// Small letter of each ASCII letter, else 0.
constexpr std::array<char, 256> make_letters() {
  std::array<char, 256> all{};
  for (std::size_t c = 0; c < 256; ++c) {
    if (classes[c] == Byte::lower) all[c] = static_cast<char>(c);
    if (classes[c] == Byte::upper) all[c] = static_cast<char>(c + 32);
  }
  return all;
}

constexpr std::array<char, 256> small_letters = make_letters();

struct SimpleWord {
  std::size_t end = 0;
  LetterHash folded;
  unsigned flags = 0;
};

// Most words are ASCII letters with at most a comma or a full stop behind them. False for others.
bool read_simple(std::string_view text, std::size_t begin, SimpleWord& word) {
  std::size_t i = begin;
  for (; i < text.size(); ++i) {
    const char letter = small_letters[static_cast<unsigned char>(text[i])];
    if (letter == 0) break;
    word.folded.add(letter);
  }
  if (i == begin) return false;
  const bool marked = i < text.size() && !is_blank(text[i]);
  if (marked && text[i] != ',' && text[i] != '.') return false;
  if (marked && i + 1 < text.size() && !is_blank(text[i + 1])) return false;
  word.flags = class_of(text[begin]) == Byte::lower ? word_lower : word_capital;
  word.flags |= lexicon_flags(word.folded, word.flags);
  word.end = i;
  if (marked) {
    word.folded.add(text[i]);
    ++word.end;
    word.flags |= ending_flags(text.substr(begin, word.end - begin));
  }
  return true;
}

}  // namespace

void Words::add(std::size_t begin, std::size_t end, unsigned flags, std::uint64_t folded) {
  words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                    static_cast<std::uint16_t>(flags)});
  prefix_.push_back(prefix_.back() * multiplier + mix(folded));
}

void Words::scan(std::string_view text, Digits digits) {
  text_ = text.substr(0, std::numeric_limits<std::uint32_t>::max());
  words_.clear();
  prefix_.clear();
  words_.reserve(text_.size() / 5);
  prefix_.reserve(text_.size() / 5);
  prefix_.push_back(0);
  unsigned line_start = word_line_start;
  std::size_t i = 0;
  while (true) {
    while (i < text_.size() && is_blank(text_[i])) {
      if (class_of(text_[i]) == Byte::newline) line_start = word_line_start;
      ++i;
    }
    if (i == text_.size()) break;
    const std::size_t begin = i;
    SimpleWord simple;
    if (read_simple(text_, begin, simple)) {
      i = simple.end;
      add(begin, i, simple.flags | line_start, simple.folded.value);
    } else {
      i = word_end(text_, begin);
      const std::string_view word = text_.substr(begin, i - begin);
      const Scanned scanned = scan_bytes(word, digits);
      add(begin, i, flags_of(word, scanned) | line_start, scanned.folded.value);
    }
    line_start = 0;
  }
}

base::ByteSpan Words::span(std::size_t first, std::size_t last) const {
  if (first >= last) return {};
  return {words_[first].begin, words_[last - 1].end};
}

}  // namespace technews::corpus
