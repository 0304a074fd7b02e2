// A quick guess at where sentences begin, for choosing among many places; cutting asks ICU.
#pragma once

#include "shared/base/byte_span.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace technews::searcher {

// The last place in `range` where a sentence seems to begin: the text's beginning, behind a line's
// end, or behind . ! ? … (quotes and brackets may follow) and a blank, but for what goes on with a
// small letter and for initials (J. Smith, U.S. law). Linear in `range`. Thread-safe.
std::optional<std::size_t> last_sentence_start(std::string_view text, base::ByteSpan range);

}  // namespace technews::searcher
