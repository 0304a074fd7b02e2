// Putting kept ranges of a page together as readable text.
#pragma once

#include "shared/base/byte_span.h"

#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// The ranges of the body joined by a line break where the page has one between them, else by a
// blank, with runs of blanks as one and the blank before , ; : . that inline tags leave taken
// out where a word stands before it ("Arcadia , a platform" → "Arcadia, a platform"). Linear.
std::string joined(std::string_view body, const std::vector<base::ByteSpan>& kept);

// The text on one line: every run of white space and no-break blanks as one blank, none at the
// ends, mended likewise.
std::string one_line(std::string_view text);

}  // namespace technews::corpus
