#include "shared/normalization/lexicon.h"

#include "shared/base/utf8.h"
#include "shared/normalization/character.h"
#include "shared/normalization/fold.h"
#include "shared/normalization/word_list.h"

#include <algorithm>

namespace technews::normalization {
namespace {

bool has_only_letters(std::string_view form) {
  for (std::size_t at = 0; at < form.size();) {
    const base::CodePoint point = base::decode_utf8(form, at);
    const CharClass kind = class_of(point.value);
    if (kind != CharClass::letter && kind != CharClass::mark && kind != CharClass::apostrophe) {
      return false;
    }
    at += point.length;
  }
  return true;
}

// US, and US's
bool is_short_capitals(std::string_view source) {
  for (const std::string_view possessive : {"'s", "\u2019s"}) {
    if (source.ends_with(possessive)) source.remove_suffix(possessive.size());
  }
  return source.size() >= 2 && source.size() <= 4 &&
         std::all_of(source.begin(), source.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string_view without_possessive(std::string_view form) {
  for (;;) {
    if (form.size() > 2 && form.ends_with("'s")) {
      form.remove_suffix(2);
    } else if (form.size() > 1 && form.ends_with('\'')) {
      form.remove_suffix(1);
    } else {
      return form;
    }
  }
}

Lexicon::Lexicon(const AnalyzerSpec& spec)
    : stemmer_(spec.stemming ? spec.language : "none"), stop_words_(stop_words(spec.language)) {}

void Lexicon::start_text() {
  text_strings_.clear();
  if (!memory_.full()) return;
  memory_.clear();
  word_strings_.clear();
}

Word Lexicon::look_up(std::string_view source) {
  if (source.size() > WordMemory::longest) return make_word(source, text_strings_);
  if (const Word* word = memory_.find(source)) return *word;
  if (memory_.full()) return make_word(source, text_strings_);
  const Word word = make_word(source, word_strings_);
  memory_.remember(source, word);
  return word;
}

Word Lexicon::from_form(std::string_view form) {
  if (Word known = look_up(form); known.form == form) return known;
  Word word;
  word.form = text_strings_.keep(form);
  describe(word, text_strings_);
  return word;
}

bool Lexicon::is_stop_word(std::string_view form) const { return stop_words_.contains(form); }

bool Lexicon::is_acronym_candidate(std::string_view form) const {
  return form == "us" || is_stop_word(form);
}

std::string Lexicon::stem(std::string_view form) const {
  return has_only_letters(form) ? stemmer_.stem(form) : std::string(form);
}

Word Lexicon::make_word(std::string_view source, StringStore& strings) {
  scratch_.clear();
  append_folded(source, scratch_);
  std::erase(scratch_, ',');  // of thousands
  std::string_view form = scratch_;
  while (form.starts_with('\'')) form.remove_prefix(1);
  Word word;
  const std::string_view bare = without_possessive(form);
  word.maybe_acronym = is_short_capitals(source) && is_acronym_candidate(bare);
  if (word.maybe_acronym || !is_stop_word(form)) form = bare;
  word.form = strings.keep(form);
  describe(word, strings);
  return word;
}

void Lexicon::describe(Word& word, StringStore& strings) {
  word.stop = is_stop_word(word.form);
  word.letters = has_only_letters(word.form);
  word.stem = word.form;
  if (!word.letters || !stemmer_.stems()) return;
  if (const std::string stem = stemmer_.stem(word.form); stem != word.form) {
    word.stem = strings.keep(stem);
  }
}

}  // namespace technews::normalization
