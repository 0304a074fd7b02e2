// Folding: one word in any spelling of its letters to one form.
#pragma once

#include <string>
#include <string_view>

namespace technews::normalization {

// Appends the folded word: NFKC_Casefold, then accents off Latin and Greek letters, points off
// Hebrew and Arabic ones, the letters of Latin that don't decompose (ø, ł, æ) as ASCII, decimal
// digits as ASCII, apostrophes as ', blanks and controls dropped. Idempotent; the same for NFC and
// NFD. Thread-safe. REQUIRES: word is valid UTF-8.
void append_folded(std::string_view word, std::string& out);

std::string folded(std::string_view word);

}  // namespace technews::normalization
