// Words and phrases near each other.
#pragma once

#include "searcher/query/compile_context.h"

namespace technews::searcher {

// Words, phrases, or groups of them, of which one of each stands in a window of
// distance × (n - 1) + 1 positions and as many more as its phrases have further words; ADJ: in that
// order. A word stands for all forms of its stem. Empty after a complaint.
Xapian::Query near_query(const Node& node, LeafContext& context);

}  // namespace technews::searcher
