// Cutting: the fragment of a text around a place, by sentences, words and columns.
#pragma once

#include "searcher/snippet/places.h"
#include "shared/base/byte_span.h"

#include <cstddef>

namespace technews::searcher {

// What a mark of omission takes at each end of a fragment.
inline constexpr std::size_t omission_columns = 1;

// The fragment of at most `columns` columns (two marks of omission included) around core, inside
// bounds: from the beginning of core's sentence if core fits with it, else from a clause or a word
// a little before core; to the end of a sentence if five eighths of the columns are full by then,
// else of a word. Only a word or a core that is wider than `columns` is cut inside, between
// graphemes. Blanks at the ends are left out. O(columns). REQUIRES: bounds contains core.
base::ByteSpan cut_around(base::ByteSpan core, base::ByteSpan bounds, std::size_t columns,
                          PlaceFinder& finder);

}  // namespace technews::searcher
