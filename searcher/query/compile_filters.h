// Filters and dates: conditions without weight.
#pragma once

#include "searcher/query/compile_context.h"

namespace technews::searcher {

// A whole value of the node's field, or its wildcards' values. site: matches subdomains too.
Xapian::Query filter_query(const Node& node, LeafContext& context);

// Articles whose date lies wholly in the range, or overlaps it; undated ones never.
Xapian::Query date_query(const Node& node, LeafContext& context);

}  // namespace technews::searcher
