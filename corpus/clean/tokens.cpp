#include "corpus/clean/tokens.h"

#include "corpus/clean/lexicon.h"

#include <algorithm>
#include <array>
#include <limits>

namespace technews::corpus {
namespace {

enum class Byte : std::uint8_t { blank, newline, lower, upper, digit, ending, other, high };

constexpr bool is_ending(std::size_t c) {
  return c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?';
}

constexpr std::array<Byte, 256> make_classes() {
  std::array<Byte, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) {
    classes[c] = c >= 0x80                ? Byte::high
                 : c == '\n' || c == '\r' ? Byte::newline
                 : c <= ' '               ? Byte::blank
                 : c >= 'a' && c <= 'z'   ? Byte::lower
                 : c >= 'A' && c <= 'Z'   ? Byte::upper
                 : c >= '0' && c <= '9'   ? Byte::digit
                 : is_ending(c)           ? Byte::ending
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

// "Mr" of "Mr."
bool is_short_form(std::string_view stem) {
  constexpr std::size_t longest = 4;
  if (stem.size() > longest) return false;
  for (const std::string_view title : {"Mr", "Mrs", "Ms", "Dr", "St", "vs", "Prof", "Sen", "Rep"}) {
    if (stem == title) return true;
  }
  return false;
}

// What the mark behind a word tells that is not a full stop.
unsigned mark_flags(char mark) {
  if (mark == ',' || mark == ';' || mark == ':') return word_clause_end;
  return mark == '!' || mark == '?' ? unsigned{word_sentence_end} : 0U;
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
  if (const unsigned flags = mark_flags(c); flags != 0) return flags;
  if (end >= 3 && word.substr(end - 3, 3) == "\xE2\x80\xA6") return word_sentence_end;
  if (end >= 3 && word.substr(end - 3, 3) == "\xE3\x80\x82") return word_sentence_end;  // 。
  if (c != '.') return 0;
  // An initial ("J."), an abbreviation with dots inside ("U.S.") or a title ("Mr.").
  if (end <= 2 || (end == 4 && word[1] == '.')) return 0;
  if (is_short_form(word.substr(0, end - 1))) return 0;
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

// What the classes of the lexicon tell of a word in small letters.
constexpr std::array<std::uint16_t, 8> make_lexicon_flags() {
  std::array<std::uint16_t, 8> all{};
  for (unsigned known = 0; known < all.size(); ++known) {
    unsigned flags = 0;
    if ((known & lexicon_function) != 0) flags |= word_stop_any | word_stop;
    if ((known & lexicon_furniture) != 0) flags |= word_furniture;
    if ((known & lexicon_address) != 0) flags |= word_address;
    all[known] = static_cast<std::uint16_t>(flags);
  }
  return all;
}

unsigned lexicon_flags(LetterHash letters, unsigned flags) {
  static constexpr std::array<std::uint16_t, 8> told = make_lexicon_flags();
  const unsigned found = told[lexicon_classes(letters.value)];
  return (flags & word_lower) != 0 ? found : found & ~unsigned{word_stop};
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

struct ReadWord {
  std::size_t end = 0;
  LetterHash folded;
  unsigned flags = 0;
};

// Most words are ASCII letters with at most one mark behind them. False for others.
// REQUIRES: no blank at begin, a blank somewhere behind it, so that no end need be looked for.
bool read_simple(const char* bytes, std::size_t begin, ReadWord& word) {
  std::size_t i = begin;
  LetterHash folded;
  char letter = small_letters[static_cast<unsigned char>(bytes[i])];
  while (letter != 0) {
    folded.add(letter);
    letter = small_letters[static_cast<unsigned char>(bytes[++i])];
  }
  if (i == begin) return false;
  unsigned flags = (bytes[begin] & 0x20) != 0 ? word_lower : word_capital;
  const LetterHash letters = folded;
  if (const Byte next = class_of(bytes[i]); next > Byte::newline) {
    if (next != Byte::ending || !is_blank(bytes[i + 1])) return false;
    if (bytes[i] != '.') {
      flags |= mark_flags(bytes[i]);
    } else if (i - begin > 1 && !is_short_form({bytes + begin, i - begin})) {
      flags |= word_sentence_end | word_full_stop;
    }
    folded.add(bytes[i++]);
  }
  word = {i, folded, flags | lexicon_flags(letters, flags)};
  return true;
}

ReadWord read_any(std::string_view text, std::size_t begin, Words::Digits digits) {
  const std::size_t end = word_end(text, begin);
  const std::string_view word = text.substr(begin, end - begin);
  const Scanned scanned = scan_bytes(word, digits);
  return {end, scanned.folded, flags_of(word, scanned)};
}

// Place of the last blank; 0 for none.
std::size_t last_blank(std::string_view text) {
  std::size_t i = text.size();
  while (i > 0 && !is_blank(text[i - 1])) --i;
  return i == 0 ? 0 : i - 1;
}

// Gathers some values and appends them at once: push_back() costs several times as much.
template <typename Value>
class Appender {
 public:
  explicit Appender(std::vector<Value>& out) : out_(out) {}

  void add(const Value& value) {
    held_[count_++] = value;
    if (count_ == held_.size()) flush();
  }
  void flush() {
    out_.insert(out_.end(), held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(count_));
    count_ = 0;
  }

 private:
  std::vector<Value>& out_;
  std::array<Value, 64> held_;
  std::size_t count_ = 0;
};

}  // namespace

void Words::scan(std::string_view text, Digits digits) {
  text_ = text.substr(0, std::numeric_limits<std::uint32_t>::max());
  words_.clear();
  prefix_.assign(1, 0);
  words_.reserve(text_.size() / 5);
  prefix_.reserve(text_.size() / 5);
  Appender words(words_);
  Appender prefix(prefix_);
  const std::string_view bytes = text_;
  const std::size_t guarded = last_blank(bytes);
  unsigned line_start = word_line_start;
  std::uint64_t sum = 0;
  for (std::size_t i = 0;;) {
    for (; i < bytes.size(); ++i) {
      const Byte what = class_of(bytes[i]);
      if (what > Byte::newline) break;
      if (what == Byte::newline) line_start = word_line_start;
    }
    if (i == bytes.size()) break;
    ReadWord word;
    if (i >= guarded || !read_simple(bytes.data(), i, word)) word = read_any(bytes, i, digits);
    words.add({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(word.end),
               static_cast<std::uint16_t>(word.flags | line_start)});
    sum = sum * multiplier + mix(word.folded.value);
    prefix.add(sum);
    line_start = 0;
    i = word.end;
  }
  words.flush();
  prefix.flush();
}

std::optional<std::size_t> Words::find(const Words& other, std::size_t count) const {
  if (count > size()) return std::nullopt;
  // mix() is one to one: equal polynomials are equal hashes.
  const std::uint64_t wanted = other.polynomial(0, count);
  for (std::size_t i = 0; i + count <= size(); ++i) {
    if (polynomial(i, count) == wanted) return i;
  }
  return std::nullopt;
}

base::ByteSpan Words::span(std::size_t first, std::size_t last) const {
  if (first >= last) return {};
  return {words_[first].begin, words_[last - 1].end};
}

}  // namespace technews::corpus
