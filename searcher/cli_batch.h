// Many queries: topics in, a run or records out, with a searcher for each thread.
#pragma once

#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

namespace technews::searcher {

// 0, or 2 when a query couldn't be done, 6 when time ran out for one; the others are answered all
// the same. Throws base::Error.
int run_batch(const terminal::ParsedArguments& arguments, terminal::Console& console);

}  // namespace technews::searcher
