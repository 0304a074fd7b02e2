#include "corpus/clean/language.h"

#include <algorithm>

#include <cld2/public/compact_lang_det.h>

namespace technews::corpus {

std::string detect_language(std::string_view utf8) {
  constexpr std::size_t enough = 2048;
  if (utf8.size() > enough) {
    utf8 = utf8.substr(0, enough);
    while (!utf8.empty() && (static_cast<unsigned char>(utf8.back()) & 0xC0U) == 0x80U) {
      utf8.remove_suffix(1);
    }
    if (!utf8.empty() && static_cast<unsigned char>(utf8.back()) >= 0xC0U) utf8.remove_suffix(1);
  }
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(utf8.data(), static_cast<int>(utf8.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = CLD2::LanguageCode(language);
  code.resize(std::min(code.find('-'), code.size()));  // zh-Hant
  return code;
}

}  // namespace technews::corpus
