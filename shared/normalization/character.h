// What a code point is inside a word, as the taking apart of compounds sees it.
#pragma once

#include <cstdint>

namespace technews::normalization {

// Signs of other widths and dashes that look like hyphens are the ASCII sign they stand for.
enum class CharClass : std::uint8_t {
  letter,
  ideograph,  // see is_ideographic()
  digit,
  mark,  // combining marks and invisible characters: belong to the character before
  hyphen,
  dot,
  comma,
  apostrophe,
  underscore,
  plus,
  hash,
  at,
  ampersand,
  percent,
  currency,
  other,
};

CharClass class_of(char32_t code_point);

// The ASCII sign of a class of signs; for currency and other 0.
char sign_of(CharClass sign);

// True for scripts written without blanks whose words are found through pairs of characters: Han,
// kana, Hangul.
bool is_ideographic(char32_t code_point);

inline bool is_ascii_blank(unsigned char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

}  // namespace technews::normalization
