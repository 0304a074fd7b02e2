// Lexicon: what a word is, by its spelling: folded form, stem, stop word or not; remembered.
#pragma once

#include "shared/normalization/analyzer.h"
#include "shared/normalization/stemmer.h"
#include "shared/normalization/string_store.h"
#include "shared/normalization/word.h"
#include "shared/normalization/word_memory.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace technews::normalization {

// Not thread-safe. Words repeat: look_up() costs a hash and a compare for one seen before.
class Lexicon {
 public:
  explicit Lexicon(const AnalyzerSpec& spec);

  // Forgets the strings kept for the last text, and the words remembered when they are too many.
  void start_text();

  // The word spelt so in the source, without a possessive 's. The strings stay valid until
  // start_text(). REQUIRES: source is valid UTF-8.
  Word look_up(std::string_view source);

  // The word with this folded form, which is copied.
  Word from_form(std::string_view form);

  bool is_stop_word(std::string_view form) const;
  // True for a form that capitals turn into an acronym: a stop word or "us".
  bool is_acronym_candidate(std::string_view form) const;

  std::string stem(std::string_view form) const;

  // A copy that stays valid until start_text().
  std::string_view keep(std::string_view text) { return text_strings_.keep(text); }

 private:
  Word make_word(std::string_view source, StringStore& strings);
  void describe(Word& word, StringStore& strings);

  Stemmer stemmer_;
  const std::unordered_set<std::string_view>& stop_words_;
  WordMemory memory_;
  StringStore word_strings_;  // of memory_
  StringStore text_strings_;
  std::string scratch_;
};

// The form without a possessive: "openai's" -> "openai", "james'" -> "james".
std::string_view without_possessive(std::string_view form);

}  // namespace technews::normalization
