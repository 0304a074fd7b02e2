#include "corpus/clean/language.h"

#include <algorithm>

#include <cld2/public/compact_lang_det.h>

namespace technews::corpus {

namespace {

// The words that every English text is full of and no other language has.
bool is_english_word(std::string_view word) {
  switch (word.size()) {
    case 2:
      return word == "of";
    case 3:
      return word == "the" || word == "and" || word == "The";
    case 4:
      return word == "that" || word == "with" || word == "from";
    default:
      return false;
  }
}

// Much faster than looking for every language, which is done where those words are rare.
bool is_plainly_english(std::string_view text) {
  constexpr std::size_t least_words = 60;
  std::size_t words = 0;
  std::size_t english = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t begin = i;
    while (i < text.size() && text[i] != ' ' && text[i] != '\n') ++i;
    words += i > begin;
    english += is_english_word(text.substr(begin, i - begin));
  }
  return words >= least_words && english * 12 >= words;
}

}  // namespace

std::string detect_language(std::string_view utf8) {
  constexpr std::size_t enough = 1024;
  if (utf8.size() > enough) {
    utf8 = utf8.substr(0, enough);
    while (!utf8.empty() && (static_cast<unsigned char>(utf8.back()) & 0xC0U) == 0x80U) {
      utf8.remove_suffix(1);
    }
    if (!utf8.empty() && static_cast<unsigned char>(utf8.back()) >= 0xC0U) utf8.remove_suffix(1);
  }
  if (is_plainly_english(utf8)) return "en";
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(utf8.data(), static_cast<int>(utf8.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = CLD2::LanguageCode(language);
  code.resize(std::min(code.find('-'), code.size()));  // zh-Hant
  return code;
}

}  // namespace technews::corpus
