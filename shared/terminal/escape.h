// Text as a piece of a machine format: JSON, TSV, CSV, HTML, an identifier, a shell word.
#pragma once

#include <string>
#include <string_view>

namespace technews::terminal {

// A JSON string with its quotes: always valid UTF-8, nothing lost. What sanitize() would remove
// stands as \u escapes, also marks past the limit; bytes that are not UTF-8 are U+FFFD.
std::string json_string(std::string_view text);

// A sanitised TSV field: \t \n \\ for tab, newline and backslash.
std::string tsv_field(std::string_view text);

// A sanitised CSV field (RFC 4180), quoted when it holds a comma, quote or newline.
std::string csv_field(std::string_view text);

// csv_field() for a column of text: a leading = + - @ TAB or CR, which a spreadsheet would run as a
// formula, gets a ' before it. Numbers go through csv_field().
std::string csv_text_field(std::string_view text);

// Sanitised text or attribute value of HTML: & < > " ' as entities.
std::string html_text(std::string_view text);

// The identifier with blanks, controls, invisible characters and bytes that are not UTF-8
// percent-encoded, so that it is one word in every format. A % stays as it is: identifiers are
// often encoded URLs.
std::string encode_id(std::string_view id);

// The word as a POSIX shell reads it back: 'it'\''s', or unchanged when it needs no quotes.
std::string shell_word(std::string_view word);

}  // namespace technews::terminal
