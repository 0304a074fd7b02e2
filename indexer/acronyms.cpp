#include "indexer/acronyms.h"

#include "shared/base/utf8.h"
#include "shared/normalization/capitals.h"
#include "shared/normalization/character.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <cstddef>

namespace technews::indexer {
namespace {

constexpr std::size_t longest_content = 120;  // bytes between parentheses
constexpr std::size_t most_letters = 10;
constexpr std::size_t most_words = 15;
constexpr std::size_t most_word_letters = 40;    // of a long form
constexpr std::size_t longest_linking_word = 3;  // of, and, for, the

using normalization::CharClass;
using normalization::is_capital;

bool is_digit(char32_t c) { return normalization::class_of(c) == CharClass::digit; }
bool is_letter(char32_t c) {
  const CharClass sort = normalization::class_of(c);
  return sort == CharClass::letter || sort == CharClass::ideograph;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint next = base::decode_utf8(text, at);
    out += next.valid ? next.value : U' ';
    at += next.length;
  }
  return out;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

constexpr std::string_view opening_marks[] = {"\"", "'", "“", "‘", "«", "*"};
constexpr std::string_view closing_marks[] = {"\"", "'", "”", "’", "»", "*"};

std::string_view without_quotes(std::string_view text) {
  for (const std::string_view mark : opening_marks)
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  for (const std::string_view mark : closing_marks)
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  return text;
}

// The short form a word is, without a plural's s; empty when it is none.
std::string short_form_of(std::string_view word) {
  word = without_quotes(word);
  std::u32string letters = code_points(word);
  if (letters.size() > 2 && letters.back() == U's' && is_capital(letters[letters.size() - 2])) {
    letters.pop_back();
    word.remove_suffix(1);
  }
  std::size_t counted = 0;
  std::size_t capitals = 0;
  std::size_t digits = 0;
  for (const char32_t c : letters) {
    if (is_letter(c) || is_digit(c))
      ++counted;
    else if (c != U'.' && c != U'&' && c != U'-' && c != U'/')
      return {};
    if (is_capital(c)) ++capitals;
    if (is_digit(c)) ++digits;
  }
  const bool begins = !letters.empty() && (is_letter(letters.front()) || is_digit(letters.front()));
  const bool is_short = counted >= 2 && counted <= most_letters;
  const bool is_capital = capitals >= 2 || (capitals == 1 && digits > 0);
  return begins && is_short && is_capital ? std::string(word) : std::string();
}

// What a word gives to match letters with.
struct Word {
  std::string_view text;
  std::u32string letters;               // folded, letters and digits alone
  std::vector<std::size_t> beginnings;  // of letters: what pieces begin with (peer-to-peer, OpenAI)
  bool is_linking = false;              // short and small: may stand for nothing
};

Word word_of(std::string_view text) {
  Word word{text, {}, {}, false};
  bool begins = true;
  bool small = true;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint next = base::decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, next.length);
    at += next.length;
    if (!next.valid || !(is_letter(next.value) || is_digit(next.value))) {
      begins = true;
      continue;
    }
    const bool upper = is_capital(next.value);
    if (begins || upper) word.beginnings.push_back(word.letters.size());
    word.letters += code_points(normalization::folded(bytes));
    begins = false;
    small = small && !upper;
  }
  word.is_linking = small && word.letters.size() <= longest_linking_word;
  return word;
}

// A letter or digit of a short form.
struct Letter {
  char32_t folded = 0;
  bool capital = false;
};
using Letters = std::vector<Letter>;

bool begins_with(char32_t piece, char32_t letter) {
  return piece == letter || (letter == U'2' && piece == U't') || (letter == U'4' && piece == U'f');
}

// Whether words explain letters: each word its first one, and letters inside it after that. Letters
// that a word begins with are free (OSINT), and so are beginnings of its pieces; of the others, a
// third may be capitals of the short form (MILA isn't machine learning), more when the word is
// alone (NVDA).
class Explanation {
 public:
  Explanation(const std::vector<Word>& words, const Letters& letters)
      : words_(words),
        letters_(letters),
        most_inside_(words.size() == 1 ? letters.size() : letters.size() / 3),
        in_vain_(words.size() * most_word_letters * (letters.size() + 1) * (most_inside_ + 1)) {}

  bool holds() { return from(0, 0, 0); }

 private:
  bool from(std::size_t word, std::size_t letter, std::size_t inside) {
    if (inside > most_inside_) return false;
    if (word == words_.size()) return letter == letters_.size();
    const Word& next = words_[word];
    if (letter < letters_.size() && !next.letters.empty() &&
        begins_with(next.letters.front(), letters_[letter].folded) &&
        behind({word, 0}, letter + 1, inside))
      return true;
    return word > 0 && next.is_linking && from(word + 1, letter, inside);
  }

  struct Place {
    std::size_t word = 0;
    std::size_t letter = 0;
  };

  // The letter at `place` has been taken.
  bool behind(Place place, std::size_t letter, std::size_t inside) {
    if (inside > most_inside_) return false;
    const std::size_t state = place.word * most_word_letters + place.letter;
    const auto way = in_vain_.begin() +
                     static_cast<std::ptrdiff_t>(
                         (state * (letters_.size() + 1) + letter) * (most_inside_ + 1) + inside);
    if (*way) return false;
    *way = true;
    if (from(place.word + 1, letter, inside)) return true;
    if (letter == letters_.size()) return false;
    const Word& here = words_[place.word];
    for (std::size_t at = place.letter + 1; at < here.letters.size(); ++at) {
      const bool begins = std::binary_search(here.beginnings.begin(), here.beginnings.end(), at);
      const bool same = begins ? begins_with(here.letters[at], letters_[letter].folded)
                               : here.letters[at] == letters_[letter].folded;
      if (!same) continue;
      const bool free = begins || at == place.letter + 1 || !letters_[letter].capital;
      if (behind({place.word, at}, letter + 1, inside + (free ? 0 : 1))) return true;
    }
    return false;
  }

  const std::vector<Word>& words_;
  const Letters& letters_;
  std::size_t most_inside_;
  std::vector<bool> in_vain_;  // states of behind() that were tried
};

// The letters and digits of a short form; W3C also as WWWC.
std::vector<Letters> readings_of(const std::string& short_form) {
  Letters plain;
  Letters repeated;
  bool has_number = false;
  for (std::size_t at = 0; at < short_form.size();) {
    const base::CodePoint next = base::decode_utf8(short_form, at);
    const auto bytes = std::string_view(short_form).substr(at, next.length);
    at += next.length;
    if (!is_letter(next.value) && !is_digit(next.value)) continue;
    const char32_t letter = code_points(normalization::folded(bytes)).front();
    plain.push_back({letter, is_capital(next.value)});
    if (letter >= U'2' && letter <= U'9' && !repeated.empty()) {
      has_number = true;
      repeated.resize(repeated.size() + (letter - U'1'), Letter(repeated.back()));
    } else {
      repeated.push_back(plain.back());
    }
  }
  return has_number && repeated.size() <= most_letters ? std::vector<Letters>{plain, repeated}
                                                       : std::vector<Letters>{plain};
}

bool explains(const std::vector<Word>& words, const std::vector<Letters>& readings) {
  for (const Word& word : words)
    if (word.letters.size() > most_word_letters) return false;
  return std::any_of(readings.begin(), readings.end(),
                     [&](const Letters& letters) { return Explanation(words, letters).holds(); });
}

std::string joined(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) {
    if (!text.empty()) text += ' ';
    text += word.text;
  }
  return text;
}

// Nothing that a long form goes across, or that means something in a file of synonyms.
bool ends_clause(std::string_view word) {
  if (word.find_first_of("=^") != std::string_view::npos) return true;
  constexpr std::string_view ends[] = {".", "!", "?", ";", ":", ",", ")", "]", "(", "[", "—", "…"};
  return std::any_of(std::begin(ends), std::end(ends),
                     [&](std::string_view end) { return word.ends_with(end); });
}

// The word before `end` and the blanks there; empty where a line begins or a word is overlong.
std::string_view word_before(std::string_view text, std::size_t end) {
  while (end > 0 && is_blank(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && !is_blank(text[begin - 1]) && text[begin - 1] != '\n') {
    --begin;
    if (end - begin > longest_content) return {};
  }
  return text.substr(begin, end - begin);
}

// The shortest stretch of words before `end` that explains the short form; empty when none does.
std::string long_form_before(std::string_view text, std::size_t end,
                             const std::string& short_form) {
  const std::vector<Letters> readings = readings_of(short_form);
  const std::size_t letters = readings.back().size();
  std::vector<Word> words;
  while (words.size() < std::min(letters + 5, letters * 2)) {
    const std::string_view bytes = word_before(text, end);
    if (bytes.empty()) return {};
    const bool opens = bytes.starts_with('(') || bytes.starts_with('[');
    words.insert(words.begin(), word_of(without_quotes(bytes.substr(opens ? 1 : 0))));
    if (words.front().letters.empty() || ends_clause(words.front().text)) return {};
    if (explains(words, readings)) return joined(words);
    if (opens) return {};
    end = static_cast<std::size_t>(bytes.data() - text.data());
  }
  return {};
}

// The words of a whole stretch if they explain the short form.
std::string long_form_of(std::string_view text, const std::string& short_form) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
    if (end > at) words.push_back(word_of(text.substr(at, end - at)));
    if (words.size() > most_words) return {};
    at = end + 1;
  }
  const bool is_text =
      !words.empty() && std::none_of(words.begin(), words.end(), [](const Word& w) {
        return w.letters.empty() || ends_clause(w.text);
      });
  return is_text && explains(words, readings_of(short_form)) ? joined(words) : std::string();
}

// A form of one word that differs by its case alone, or holds the short form, says nothing.
bool says_something(const Acronym& pair) {
  const std::string letters = normalization::folded(pair.short_form);
  return pair.long_form.size() > pair.short_form.size() &&
         normalization::folded(pair.long_form).find(letters) == std::string::npos;
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Acronym> find() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (text_[at] == '(') look_into_parentheses(at);
      if (text_.substr(at).starts_with(", or ")) look_behind_or(at);
    }
    return std::move(found_);
  }

 private:
  void look_into_parentheses(std::size_t open) {
    const std::size_t close = text_.find_first_of("()\n", open + 1);
    if (close == std::string_view::npos || text_[close] != ')' || close - open > longest_content)
      return;
    std::string_view content = text_.substr(open + 1, close - open - 1);
    content = trimmed(content.substr(0, content.find_first_of(",;:")));
    for (const std::string_view word : {"or ", "aka ", "a.k.a. ", "i.e. "})
      if (content.starts_with(word)) content = trimmed(content.substr(word.size()));
    const std::string inside = short_form_of(content);
    if (!inside.empty() && add({inside, long_form_before(text_, open, inside)})) return;
    const std::string before = short_form_of(word_before(text_, open));
    if (!before.empty()) add({before, long_form_of(without_quotes(content), before)});
  }

  void look_behind_or(std::size_t comma) {
    const std::size_t begin = comma + std::string_view(", or ").size();
    const std::size_t end = text_.find_first_of(" ,.;:)\n", begin);
    if (end == std::string_view::npos || text_[end] == ' ') return;
    const std::string behind = short_form_of(text_.substr(begin, end - begin));
    if (!behind.empty()) add({behind, long_form_before(text_, comma, behind)});
  }

  bool add(Acronym pair) {
    if (pair.long_form.empty() || !says_something(pair)) return false;
    found_.push_back(std::move(pair));
    return true;
  }

  std::string_view text_;
  std::vector<Acronym> found_;
};

}  // namespace

std::vector<Acronym> find_acronyms(std::string_view text) { return Finder(text).find(); }

}  // namespace technews::indexer
