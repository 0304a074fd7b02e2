// Windows code page 1252, the way web browsers read "Latin-1".
#pragma once

#include <optional>

namespace technews::normalization {

// The character of a byte; U+FFFD for the five bytes that have none (81 8D 8F 90 9D).
char32_t cp1252_to_unicode(unsigned char byte);

// The byte that shows as this character, 0x80 to 0xFF, when bytes were read as cp1252 or as Latin-1
// (which gives C1 controls); nullopt for any other character.
std::optional<unsigned char> cp1252_byte(char32_t code_point);

}  // namespace technews::normalization
