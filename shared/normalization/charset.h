// Charsets: which one bytes are in, and decoding them, through ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace technews::normalization {

// The name ICU should read a declared charset by, as web browsers do: what pages call ISO-8859-1
// is windows-1252. Empty when ICU doesn't know it.
std::string usable_charset(std::string_view declared);

// ICU's best guess when it is at least half sure; empty otherwise.
std::string detect_charset(std::string_view bytes);

// The bytes as UTF-8, undecodable ones as U+FFFD; nullopt when the charset is unknown or the text
// is over 1 GiB.
std::optional<std::string> decode(std::string_view bytes, const std::string& charset);

}  // namespace technews::normalization
