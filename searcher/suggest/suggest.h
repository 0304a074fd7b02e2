// Did you mean: what else a query that finds nothing, or little, may have been meant to be.
#pragma once

#include "searcher/query/compile.h"
#include "searcher/searcher.h"

#include <vector>

namespace technews::searcher {

// Other queries, the likeliest first, at most three. None when the query is fine: every word is in
// some article, and it doesn't find far less than they do. A word that no article has is replaced,
// joined with the next or split where something near is in the index; words that are there only
// where no article has all of them, or twenty times as many have all of the suggestion. A value
// that no article has (site:exmaple.com) is replaced by one near it. sources.text is what tree was
// parsed from, response what it found. Queries of more than 32 words get none. Costs about 5 ms for
// each word in doubt on 10,000 articles. Throws Xapian::Error as the database does.
std::vector<Suggestion> suggestions_for(const Node& tree, const SearchRequest& request,
                                        const SearchResponse& response,
                                        const CompileSources& sources);

}  // namespace technews::searcher
