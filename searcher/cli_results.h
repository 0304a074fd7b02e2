// Flags of the ways to look at what a query finds, other than a list of articles.
#pragma once

#include "searcher/output/answer.h"
#include "searcher/searcher.h"
#include "shared/terminal/arguments.h"

namespace technews::searcher {

// --facets, --timeline, --explain and what else changes what is asked of the index. Throws
// Error(usage) for a facet there isn't.
void add_result_flags(const terminal::ParsedArguments& arguments, SearchRequest& request);

// Throws Error(usage) naming those that have no meaning together.
void check_result_flags(const terminal::ParsedArguments& arguments);

// Throws Error(usage) for what the tables of a format don't have.
void check_tables(const terminal::ParsedArguments& arguments, const SearchRequest& request,
                  const OutputOptions& options);

// Whether the answer is tables rather than articles: for people and as csv or tsv.
bool is_tables(const SearchRequest& request, const OutputOptions& options);

}  // namespace technews::searcher
