// The one sanitizer: makes text of documents, queries, file names and errors harmless to a
// terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace technews::terminal {

// Valid UTF-8 without anything that steers a terminal or hides text:
// - CSI, OSC, DCS, APC, PM and SOS sequences, introduced by ESC or a C1 code, are removed whole. A
//   string sequence without an end loses its introducer only, so that it can't swallow the text.
// - C0 except newline and tab, DEL, C1, U+2028, U+2029, bidi controls, zero-width space, word
//   joiner, BOM, soft hyphen, tags and interlinear marks are removed.
// - ZWJ, ZWNJ and variation selectors stay; of marks and joiners in a row the first eight stay.
// - Each byte that is not UTF-8 becomes U+FFFD.
// Stateless: what one call leaves can't join with another's. Idempotent. Linear. Thread-safe.
std::string sanitize(std::string_view text);

// sanitize(), with newlines and tabs as blanks: for file names, titles and quoted queries.
std::string sanitize_line(std::string_view text);

// What sanitize() and JSON output do with a code point outside a sequence.
enum class CodePointClass : std::uint8_t {
  plain,
  mark,     // combining mark, joiner or variation selector: kept up to mark_limit in a row
  removed,  // control or invisible
};
CodePointClass classify(char32_t code_point);

// White space of any script, newlines included.
bool is_blank(char32_t code_point);

inline constexpr std::size_t mark_limit = 8;

}  // namespace technews::terminal
