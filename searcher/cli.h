// The searcher program without its main(): what a parsed command line makes happen.
#pragma once

#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

namespace technews::searcher {

// The status of the process. REQUIRES: arguments of searcher_program(). Throws base::Error.
int run_searcher(const terminal::ParsedArguments& arguments, terminal::Console& console);

}  // namespace technews::searcher
