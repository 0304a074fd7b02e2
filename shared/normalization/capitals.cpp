#include "shared/normalization/capitals.h"

#include "shared/base/utf8.h"

#include <unicode/uchar.h>

namespace technews::normalization {

bool is_capital(char32_t code_point) { return u_isupper(static_cast<UChar32>(code_point)) != 0; }

bool is_shouted(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, at);
    const auto c = static_cast<UChar32>(point.value);
    if (u_islower(c)) return false;
    const bool upper = u_isupper(c);
    if (upper && !in_word) ++words;
    in_word = point.value == '\'' || (in_word && u_isalnum(c)) || upper;
    at += point.length;
  }
  return words > 1;
}

bool begins_sentence(std::string_view before_dot, std::string_view after_dot) {
  if (before_dot.empty() || after_dot.empty()) return false;
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const char last = before_dot.back();
  if (is_digit(after_dot[0])) return is_lower(last) || is_upper(last);
  return (is_lower(last) || is_digit(last)) && after_dot.size() > 1 && is_upper(after_dot[0]) &&
         is_lower(after_dot[1]);
}

bool is_one_blank(std::string_view text) {
  if (text.empty()) return false;
  const base::CodePoint point = base::decode_utf8(text, 0);
  return point.length == text.size() && u_isUWhiteSpace(static_cast<UChar32>(point.value));
}

}  // namespace technews::normalization
