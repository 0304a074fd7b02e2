// How browsers show an element, by its tag.
#pragma once

#include <cstdint>
#include <string_view>

namespace technews::corpus {

enum class Display : std::uint8_t {
  inline_text,
  block,
  line_break,
  none,  // its text is no text of the page: scripts, drawings, form fields
};

// tag in small letters. O(log n). Thread-safe.
Display display_of(std::string_view tag);

// 1 to 6; 0 for other elements.
int heading_level(std::string_view tag);

}  // namespace technews::corpus
