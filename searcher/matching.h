// Matching: runs a compiled query on one state of the index and fetches all that is needed of it.
#pragma once

#include "searcher/query/compile.h"
#include "searcher/query/query_tokens.h"
#include "searcher/searcher.h"

#include <chrono>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// Fills everything of a response but titles, snippets and elapsed time: those need no database.
// Throws Xapian::Error as the database does, and Error(index_corrupt) for a damaged record.
SearchResponse match(const Node& tree, const SearchRequest& request, const CompileSources& sources,
                     const RankingScheme& scheme);

// The languages that the index's articles are stemmed in, the most frequent first. At most 32.
std::vector<std::string> languages_of(const Xapian::Database& database);

}  // namespace technews::searcher
