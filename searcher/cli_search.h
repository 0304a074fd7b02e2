// One query: search, print, say what there is to say about it.
#pragma once

#include "searcher/output/answer.h"
#include "searcher/output/text.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

namespace technews::searcher {

// 0 when an article matches, 1 when none does, 2 for a query that can't be done, 6 when time ran
// out. Throws base::Error.
int run_search(const terminal::ParsedArguments& arguments, terminal::Console& console);

int status_of(const SearchResponse& response);

// Neither words nor conditions.
bool asks_for_nothing(const SearchRequest& request);

// Where the console's output goes, and how wide text may be there.
TextLayout layout_of(const terminal::Console& console);

}  // namespace technews::searcher
