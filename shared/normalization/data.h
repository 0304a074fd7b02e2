// Data files of this folder as linked-in bytes; embed.cmake writes the definitions at build time.
#pragma once

#include <span>

namespace technews::normalization::data {

extern const std::span<const unsigned char> word_rules;          // genbrk's output, 16-aligned
extern const std::span<const unsigned char> stop_words_en;       // text
extern const std::span<const unsigned char> stem_exceptions_en;  // text

}  // namespace technews::normalization::data
