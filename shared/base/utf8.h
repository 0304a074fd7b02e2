// Decoding UTF-8 one code point at a time, without a library, for code that must not know ICU.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace technews::base {

struct CodePoint {
  char32_t value = 0;      // U+FFFD when the bytes are not UTF-8
  std::size_t length = 0;  // bytes taken: 1 to 4; 1 for a byte that is not UTF-8
  bool valid = true;
};

// The code point at offset. Strict (RFC 3629): overlong forms, surrogates and values past
// U+10FFFF are not valid. REQUIRES: offset < text.size().
CodePoint decode_utf8(std::string_view text, std::size_t offset);

void append_utf8(std::string& out, char32_t code_point);

bool is_valid_utf8(std::string_view text);

}  // namespace technews::base
