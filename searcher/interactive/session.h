// --interactive: the loop between the terminal, the state and the index.
#pragma once

#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

namespace technews::searcher {

// 0 when the person ends it; raises the signal that asked to stop, Ctrl-C as SIGINT. Throws
// Error(usage) when there is no terminal to use, Error(no_index), Error(index_corrupt), Error(io);
// the terminal is as it was by then.
int run_interactive(const terminal::ParsedArguments& arguments, terminal::Console& console);

}  // namespace technews::searcher
