#include "shared/normalization/character.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace technews::normalization {
namespace {

CharClass ascii_class(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::letter;
  if (c >= '0' && c <= '9') return CharClass::digit;
  switch (c) {
    case '-':
      return CharClass::hyphen;
    case '.':
      return CharClass::dot;
    case ',':
      return CharClass::comma;
    case '\'':
      return CharClass::apostrophe;
    case '_':
      return CharClass::underscore;
    case '+':
      return CharClass::plus;
    case '#':
      return CharClass::hash;
    case '@':
      return CharClass::at;
    case '&':
      return CharClass::ampersand;
    case '%':
      return CharClass::percent;
    case '$':
      return CharClass::currency;
    default:
      return CharClass::other;
  }
}

CharClass sign_class(char32_t c) {
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D:
      return CharClass::hyphen;
    case 0x2024:
    case 0xFE52:
    case 0xFF0E:
      return CharClass::dot;
    case 0xFE50:
    case 0xFF0C:
    case 0x066C:
      return CharClass::comma;
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BB:
    case 0x02BC:
    case 0xFF07:
      return CharClass::apostrophe;
    case 0x203F:
    case 0x2040:
    case 0x2054:
    case 0xFE33:
    case 0xFE34:
    case 0xFE4D:
    case 0xFE4E:
    case 0xFE4F:
    case 0xFF3F:
      return CharClass::underscore;
    case 0xFE62:
    case 0xFF0B:
      return CharClass::plus;
    case 0xFE5F:
    case 0xFF03:
      return CharClass::hash;
    case 0xFE6B:
    case 0xFF20:
      return CharClass::at;
    case 0xFE60:
    case 0xFF06:
      return CharClass::ampersand;
    case 0xFE6A:
    case 0xFF05:
      return CharClass::percent;
    default:
      return CharClass::other;
  }
}

}  // namespace

CharClass class_of(char32_t c) {
  if (c < 0x80) return ascii_class(c);
  if (const CharClass sign = sign_class(c); sign != CharClass::other) return sign;
  if (is_ideographic(c)) return CharClass::ideograph;
  if (c == 0xFF9E || c == 0xFF9F) return CharClass::mark;  // voice marks of half-width kana
  const auto point = static_cast<UChar32>(c);
  switch (u_charType(point)) {
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::digit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR:
      return CharClass::mark;
    case U_CURRENCY_SYMBOL:
      return CharClass::currency;
    default:
      return u_isUAlphabetic(point) ? CharClass::letter : CharClass::other;
  }
}

char sign_of(CharClass sign) {
  switch (sign) {
    case CharClass::hyphen:
      return '-';
    case CharClass::dot:
      return '.';
    case CharClass::comma:
      return ',';
    case CharClass::apostrophe:
      return '\'';
    case CharClass::underscore:
      return '_';
    case CharClass::plus:
      return '+';
    case CharClass::hash:
      return '#';
    case CharClass::at:
      return '@';
    case CharClass::ampersand:
      return '&';
    case CharClass::percent:
      return '%';
    default:
      return 0;
  }
}

bool is_ideographic(char32_t c) {
  if (c < 0x1100) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_BOPOMOFO:
      return true;
    default:
      return c == 0x30FC || c == 0xFF70;  // the mark that lengthens a vowel of kana
  }
}

}  // namespace technews::normalization
