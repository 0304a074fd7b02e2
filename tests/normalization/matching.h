// "Query Q finds text T", as the index and the query compiler agree on it, on tokens alone.
#pragma once

#include "shared/normalization/analyzer.h"

#include <string>
#include <string_view>

namespace technews::normalization {

// A query in double quotes is a phrase: an exact sequence of positions, where a compound may be
// written joined, apart, or as its parts. Any other query finds a text that has the stem of each
// of its counted tokens (of a compound: of the whole, or of every counted part).
bool finds(std::string_view query, std::string_view text);

}  // namespace technews::normalization
