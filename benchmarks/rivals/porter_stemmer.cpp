#include "benchmarks/rivals/porter_stemmer.h"

#include <cstddef>
#include <initializer_list>

namespace technews::benchmarks {
namespace {

struct Rule {
  std::string_view suffix;
  std::string_view replacement;
};
using Rules = std::initializer_list<Rule>;

class Stemming {
 public:
  explicit Stemming(std::string_view word) : word_(word) {}

  std::string run() {
    plurals();
    past_tenses();
    if (ends_with("y") && has_vowel(word_.size() - 1)) word_.back() = 'i';
    double_suffixes();
    single_suffixes();
    residual_suffixes();
    final_letters();
    return word_;
  }

 private:
  bool ends_with(std::string_view suffix) const { return word_.ends_with(suffix); }

  bool is_consonant(std::size_t at) const {
    constexpr std::string_view vowels = "aeiou";
    if (word_[at] == 'y') return at == 0 || !is_consonant(at - 1);
    return vowels.find(word_[at]) == std::string_view::npos;
  }

  // How often a vowel is followed by a consonant in the first `length` letters: Porter's m.
  int measure(std::size_t length) const {
    int turns = 0;
    for (std::size_t i = 1; i < length; ++i)
      if (is_consonant(i) && !is_consonant(i - 1)) ++turns;
    return turns;
  }

  bool has_vowel(std::size_t length) const {
    for (std::size_t i = 0; i < length; ++i)
      if (!is_consonant(i)) return true;
    return false;
  }

  bool ends_in_double_consonant() const {
    const std::size_t length = word_.size();
    return length > 1 && word_[length - 1] == word_[length - 2] && is_consonant(length - 1);
  }

  // Consonant, vowel, consonant but w, x and y: where an e may have been dropped.
  bool ends_short(std::size_t length) const {
    if (length < 3 || !is_consonant(length - 1) || is_consonant(length - 2) ||
        !is_consonant(length - 3))
      return false;
    const char last = word_[length - 1];
    return last != 'w' && last != 'x' && last != 'y';
  }

  void cut(std::size_t letters) { word_.resize(word_.size() - letters); }

  void replace(const Rule& rule) {
    cut(rule.suffix.size());
    word_ += rule.replacement;
  }

  // The first rule whose suffix is there decides, whether or not what is before it is long enough.
  void apply(const Rules& rules, int above) {
    for (const Rule& rule : rules) {
      if (!ends_with(rule.suffix)) continue;
      if (measure(word_.size() - rule.suffix.size()) > above) replace(rule);
      return;
    }
  }

  void plurals() {
    if (ends_with("sses") || ends_with("ies")) return cut(2);
    if (ends_with("s") && !ends_with("ss")) cut(1);
  }

  void past_tenses() {
    if (ends_with("eed")) {
      if (measure(word_.size() - 3) > 0) cut(1);
      return;
    }
    const std::size_t suffix = ends_with("ed") ? 2 : ends_with("ing") ? 3 : 0;
    if (suffix == 0 || !has_vowel(word_.size() - suffix)) return;
    cut(suffix);
    if (ends_in_double_consonant()) {
      if (!ends_with("l") && !ends_with("s") && !ends_with("z")) cut(1);
      return;
    }
    const bool short_word = measure(word_.size()) == 1 && ends_short(word_.size());
    if (ends_with("at") || ends_with("bl") || ends_with("iz") || short_word) word_ += 'e';
  }

  void double_suffixes() {
    apply({{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"},   {"anci", "ance"},
           {"izer", "ize"},    {"bli", "ble"},     {"alli", "al"},     {"entli", "ent"},
           {"eli", "e"},       {"ousli", "ous"},   {"ization", "ize"}, {"ation", "ate"},
           {"ator", "ate"},    {"alism", "al"},    {"iveness", "ive"}, {"fulness", "ful"},
           {"ousness", "ous"}, {"aliti", "al"},    {"iviti", "ive"},   {"biliti", "ble"},
           {"logi", "log"}},
          0);
  }

  void single_suffixes() {
    apply({{"icate", "ic"},
           {"ative", ""},
           {"alize", "al"},
           {"iciti", "ic"},
           {"ical", "ic"},
           {"ful", ""},
           {"ness", ""}},
          0);
  }

  void residual_suffixes() {
    if (ends_with("ion")) {
      const std::size_t length = word_.size() - 3;
      const bool after_s_or_t =
          length > 0 && (word_[length - 1] == 's' || word_[length - 1] == 't');
      if (after_s_or_t && measure(length) > 1) cut(3);
      return;
    }
    apply({{"al", ""},
           {"ance", ""},
           {"ence", ""},
           {"er", ""},
           {"ic", ""},
           {"able", ""},
           {"ible", ""},
           {"ant", ""},
           {"ement", ""},
           {"ment", ""},
           {"ent", ""},
           {"ou", ""},
           {"ism", ""},
           {"ate", ""},
           {"iti", ""},
           {"ous", ""},
           {"ive", ""},
           {"ize", ""}},
          1);
  }

  void final_letters() {
    if (ends_with("e")) {
      const int before = measure(word_.size() - 1);
      if (before > 1 || (before == 1 && !ends_short(word_.size() - 1))) cut(1);
    }
    if (ends_with("ll") && measure(word_.size()) > 1) cut(1);
  }

  std::string word_;
};

}  // namespace

std::string porter_stem(std::string_view word) {
  if (word.size() <= 2) return std::string(word);
  return Stemming(word).run();
}

}  // namespace technews::benchmarks
