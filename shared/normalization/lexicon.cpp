#include "shared/normalization/lexicon.h"

#include "shared/base/hash.h"
#include "shared/base/utf8.h"
#include "shared/normalization/character.h"
#include "shared/normalization/fold.h"
#include "shared/normalization/word_list.h"

#include <algorithm>

namespace technews::normalization {
namespace {

constexpr std::size_t first_size = 1024;
// 32,768 words take about 4 MB and cover 97 % of the words of a news archive.
constexpr std::size_t most_words = 32768;
constexpr std::size_t longest_remembered = 40;  // bytes

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
  for (const std::string_view possessive : {"'s", "\u2019s", "\u2019S", "'S"}) {
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
    : stemmer_(spec.stemming ? spec.language : "none"),
      stop_words_(stop_words(spec.language)),
      entries_(first_size) {}

void Lexicon::start_text() {
  text_strings_.clear();
  if (used_ < most_words) return;
  std::fill(entries_.begin(), entries_.end(), Entry{});
  used_ = 0;
  word_strings_.clear();
}

Word Lexicon::look_up(std::string_view source) {
  if (source.size() > longest_remembered) return make_word(source, text_strings_);
  const std::uint64_t hash = base::hash64(source);
  std::size_t place = hash & (entries_.size() - 1);
  while (!entries_[place].source.empty()) {
    const Entry& entry = entries_[place];
    if (entry.hash == hash && entry.source == source) return entry.word;
    place = (place + 1) & (entries_.size() - 1);
  }
  if (used_ == most_words) return make_word(source, text_strings_);
  const Word word = make_word(source, word_strings_);
  entries_[place] = {hash, word_strings_.keep(source), word};
  ++used_;
  if (used_ * 2 > entries_.size()) grow();
  return word;
}

Word Lexicon::from_form(std::string_view form) {
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
  if (!is_stop_word(form)) form = without_possessive(form);
  Word word;
  word.form = strings.keep(form);
  word.maybe_acronym = is_short_capitals(source) && is_acronym_candidate(form);
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

void Lexicon::grow() {
  std::vector<Entry> old(entries_.size() * 2);
  old.swap(entries_);
  for (const Entry& entry : old) {
    if (entry.source.empty()) continue;
    std::size_t place = entry.hash & (entries_.size() - 1);
    while (!entries_[place].source.empty()) place = (place + 1) & (entries_.size() - 1);
    entries_[place] = entry;
  }
}

}  // namespace technews::normalization
