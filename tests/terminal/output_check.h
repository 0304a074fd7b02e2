// What no output may hold, written apart from the sanitizer so that the two can disagree.
#pragma once

#include "shared/base/utf8.h"

#include <string>
#include <string_view>

#include <unicode/uchar.h>

namespace technews::terminal {

inline bool is_forbidden(char32_t c) {
  const auto between = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (c == '\n' || c == '\t') return false;
  return c < 0x20 || between(0x7F, 0x9F) || c == 0xAD || c == 0x61C || c == 0x200B ||
         between(0x200E, 0x200F) || between(0x2028, 0x202E) || c == 0x2060 ||
         between(0x2066, 0x2069) || c == 0xFEFF || between(0xFFF9, 0xFFFB) ||
         between(0xE0000, 0xE007F);
}

// What is wrong with the text, or "" when it is safe to print.
inline std::string danger_in(std::string_view text, std::size_t most_marks = 8) {
  std::size_t marks = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, i);
    if (!point.valid) return "not UTF-8 at byte " + std::to_string(i);
    if (is_forbidden(point.value)) return "code point " + std::to_string(point.value);
    marks = u_getCombiningClass(static_cast<UChar32>(point.value)) != 0 ? marks + 1 : 0;
    if (marks > most_marks) return "too many combining marks";
    i += point.length;
  }
  return "";
}

}  // namespace technews::terminal
