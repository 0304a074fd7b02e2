#include "corpus/clean/language.h"

#include <algorithm>

#include <cld2/public/compact_lang_det.h>

namespace technews::corpus {

namespace {

// The words that every English text is full of and no other language has. Much faster than looking
// for every language, which is done where they are rare.
bool is_plainly_english(std::string_view text) {
  constexpr std::size_t least_words = 60;
  std::size_t words = 0;
  std::size_t english = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    words += !word.empty();
    english += word == "the" || word == "and" || word == "of" || word == "that" || word == "with" ||
               word == "from" || word == "The";
    text.remove_prefix(std::min(end + 1, text.size()));
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
