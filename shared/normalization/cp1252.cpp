#include "shared/normalization/cp1252.h"

#include <array>

namespace technews::normalization {
namespace {

// Bytes 80 to 9F; the other bytes are the code points of their values.
constexpr std::array<char16_t, 32> high_controls{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

}  // namespace

char32_t cp1252_to_unicode(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? high_controls[byte - 0x80U] : byte;
}

std::optional<unsigned char> cp1252_byte(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  if (c == 0xFFFD) return std::nullopt;
  for (std::size_t i = 0; i < high_controls.size(); ++i) {
    if (high_controls[i] == c) return static_cast<unsigned char>(0x80 + i);
  }
  return std::nullopt;
}

}  // namespace technews::normalization
