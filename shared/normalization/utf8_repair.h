// Repair: any bytes to valid UTF-8, with a count of every kind of damage mended.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace technews::normalization {

struct Repaired {
  std::string text;               // valid UTF-8, without a BOM
  std::string charset = "UTF-8";  // what the bytes were read as
  std::size_t invalid_bytes = 0;  // replaced by U+FFFD
  std::size_t mojibake = 0;       // sequences such as â€™ put right
  std::size_t controls = 0;       // C1 controls read as cp1252, and C0 controls removed

  std::size_t total() const { return invalid_bytes + mojibake + controls; }
};

// declared is the charset a page or server names, or empty. Order: BOM, strict UTF-8, declared
// charset, detection by ICU, cp1252; never silent Latin-1. Linear. Thread-safe.
Repaired repair_utf8(std::string_view bytes, std::string_view declared = {});

}  // namespace technews::normalization
