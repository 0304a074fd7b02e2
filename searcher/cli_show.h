// One article: its text with the query's words marked, the page it came from, its terms, its facts.
#pragma once

#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

namespace technews::searcher {

// 0; 1 when there is no such article; 2 for a query that can't be done. Throws base::Error, with
// the reason why --view raw can't show the page.
int run_show(const terminal::ParsedArguments& arguments, terminal::Console& console);

}  // namespace technews::searcher
