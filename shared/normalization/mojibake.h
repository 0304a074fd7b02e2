// Mojibake: UTF-8 that was read as cp1252 and written as UTF-8 again (â€™ for ’), put right.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace technews::normalization {

// Puts mojibake right, also twofold, and returns how many characters were mended (0: text is
// untouched). Conservative: a sequence is mended when it can't well be anything else (â€™ Ã© ðŸ˜€,
// or three in a row); one that may be ordinary typography (Ã” at the end of a quotation) only where
// the text has a sure one; é followed by … and ” never. REQUIRES: valid UTF-8. Linear. Thread-safe.
std::size_t repair_mojibake(std::string& text);

}  // namespace technews::normalization
