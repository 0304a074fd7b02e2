// How many columns text takes on a terminal, and where its lines break.
#pragma once

#include "shared/base/byte_span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::terminal {

// Columns by user-perceived character (UAX #29): wide characters and emoji take two, combining
// marks none. For alignment. Newlines and controls count nothing. Linear; thread-safe.
int display_width(std::string_view text);

// Columns that the text takes on the least able terminal: by character or by code point, whichever
// is more, since terminals disagree (a thumb with a skin tone is 2 or 4). For wrapping.
int safe_width(std::string_view text);

struct WrapOptions {
  int first_width = 79;         // columns of the first line
  int width = 79;               // ... and of the others
  bool only_at_blanks = false;  // don't break after hyphens, slashes and the like
};

// The lines as spans of the text, blanks at their ends left out; at least one. Breaks after
// newlines, else where UAX #14 allows, else between characters of what is wider than a line.
// REQUIRES: sanitised text. Widths below 2 count as 2.
std::vector<base::ByteSpan> wrap(std::string_view text, const WrapOptions& options);

// The longest beginning, or end, of at most columns (safe_width), cut between characters.
std::string_view first_columns(std::string_view text, int columns);
std::string_view last_columns(std::string_view text, int columns);

// Where the character that ends at or spans `place` begins, and where the one that begins at or
// spans it ends; the text's own ends at its ends. Linear.
std::size_t character_before(std::string_view text, std::size_t place);
std::size_t character_after(std::string_view text, std::size_t place);

// Text wrapped at blanks to width with every line but the first indented, each with a newline.
// column is where the first line begins. Without a width only newlines break lines.
std::string wrapped_block(std::string_view text, int column, int indent, std::optional<int> width);

}  // namespace technews::terminal
