// The whole query of a request: what was typed, with the phrases and conditions beside it.
#pragma once

#include "searcher/query/parser.h"
#include "searcher/searcher.h"

namespace technews::searcher {

// Parses the request's query and adds its phrases, filters and dates as if they had been typed
// after it. Linear. Thread-safe.
ParsedQuery parse_request(const SearchRequest& request);

// True when the tree asks for dates.
bool has_dates(const Node& tree);

}  // namespace technews::searcher
