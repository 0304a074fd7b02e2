// Text with styles: what results and screens are made of before they become bytes.
#pragma once

#include "shared/terminal/policy.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace technews::terminal {

enum class Style : std::uint8_t {
  plain,
  title,   // bold
  meta,    // dim
  hit,     // bold yellow: what the query matched
  strong,  // bold: names in messages
  error,   // bold red: carets
};

struct StyledPiece {
  std::string text;
  Style style = Style::plain;
  std::string link = {};  // URL to open on a click; empty: none
};
using StyledText = std::vector<StyledPiece>;

// What the stream can show.
struct Decoration {
  bool color = false;
  bool hyperlinks = false;
};
Decoration output_decoration(const TerminalPolicy& policy);
Decoration error_decoration(const TerminalPolicy& policy);

// The bytes to print: every piece sanitised, then decorated. Without decoration only the text is
// left. Styles never reach over a newline.
std::string render(const StyledText& text, const Decoration& decoration);

// The lines of the text, sanitised, each at most as wide as asked (safe_width); indents are not
// written but taken off the width by the caller. nullopt: only newlines break lines.
std::vector<StyledText> wrap_styled(const StyledText& text, std::optional<int> width);

// The address as OSC 8 may carry it: http or https, bytes outside 0x21-0x7E percent-encoded. Empty
// for any other scheme or more than 2,000 bytes: no link then.
std::string link_target(std::string_view url);

}  // namespace technews::terminal
