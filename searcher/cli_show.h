// One article: its text with the query's words marked, the page it came from, its terms, its facts.
#pragma once

#include "searcher/searcher.h"
#include "shared/normalization/analyzer.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

#include <optional>
#include <string>

namespace technews::searcher {

// 0; 1 when there is no such article; 2 for a query that can't be done. Throws base::Error, with
// the reason why --view raw can't show the page.
int run_show(const terminal::ParsedArguments& arguments, terminal::Console& console);

struct ShownArticle {
  SearchResponse query;                 // how the words to mark were read, without hits
  std::optional<index::Record> record;  // nullopt: there is no such article, or the query failed
};

// The article of --show. Throws base::Error.
ShownArticle shown_article(const terminal::ParsedArguments& arguments, Searcher& searcher,
                           const std::string& query);

// An article is read by the rules it was indexed by.
normalization::Analyzer analyzer_of(const index::Record& record);

}  // namespace technews::searcher
