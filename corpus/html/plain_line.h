// Text of a page on one line, otherwise as its author wrote it.
#pragma once

#include <string>
#include <string_view>

namespace technews::corpus {

// Every run of blanks (no-break spaces too) as one blank, none at the ends; soft hyphens and other
// invisible characters left out. Linear. Thread-safe.
std::string plain_line(std::string_view text);

}  // namespace technews::corpus
