// Native pairs: N (title, year, address, word counts) beside N.txt (the page flattened to text).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace technews::corpus {

// What a companion file tells about its page.
struct Companion {
  std::string title;  // its lines joined by a blank
  std::string year;   // as written, right or wrong; or empty
  std::string url;
};

// Of a companion file this much is looked at: word counts follow and are not needed.
inline constexpr std::size_t companion_head_bytes = std::size_t{64} * 1024;

// Parses the first companion_head_bytes of a file; nullopt when it isn't a companion: one has an
// address in its first lines or word counts after them, and nothing else. Thread-safe.
std::optional<Companion> parse_companion(std::string_view head);

// "3013.txt" is the text of "3013".
inline constexpr std::string_view text_suffix = ".txt";

}  // namespace technews::corpus
