// Phrases.
#pragma once

#include "searcher/query/compile_context.h"

namespace technews::searcher {

// Exact forms side by side (of any of the stem's forms for ~"..."), in the order typed, in every
// spelling of compounds. Weighs as its words do. Empty after a complaint.
Xapian::Query phrase_query(const Node& node, LeafContext& context);

}  // namespace technews::searcher
