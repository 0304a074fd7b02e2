// Matching: runs a compiled query on one state of the index and fetches all that is needed of it.
#pragma once

#include "searcher/query/compile.h"
#include "searcher/query/query_tokens.h"
#include "searcher/searcher.h"
#include "searcher/similar.h"

#include <chrono>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// What is asked.
struct Question {
  const Node& tree;
  const SearchRequest& request;
  const RankingScheme& scheme;
  const ArticleWords* similar_to = nullptr;  // of request.similar
};

// Fills everything of a response but titles, snippets and elapsed time: those need no database.
// Throws Xapian::Error as the database does, and Error(index_corrupt) for a damaged record.
SearchResponse match(const Question& question, const CompileSources& sources);

// The languages that the index's articles are stemmed in, the most frequent first. At most 32.
std::vector<std::string> languages_of(const Xapian::Database& database);

}  // namespace technews::searcher
