// The language a text is written in (Compact Language Detector 2).
#pragma once

#include <string>
#include <string_view>

namespace technews::corpus {

// ISO 639-1 code, or empty when the text is too short or too mixed to tell. Looks at the first
// 2 KiB. Thread-safe.
std::string detect_language(std::string_view utf8);

}  // namespace technews::corpus
