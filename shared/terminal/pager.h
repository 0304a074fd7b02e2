// Showing text that is taller than the screen through the user's pager.
#pragma once

#include "shared/base/output.h"
#include "shared/terminal/policy.h"

#include <string_view>

namespace technews::terminal {

// Writes text to output, or through policy.pager when it has at least as many lines as the screen;
// waits for the pager to end. A pager that is missing or can't start is done without. What was
// written to output before is flushed first. Throws Error(io). Not thread-safe: while the pager
// runs the process ignores SIGINT and SIGPIPE.
void show(std::string_view text, const TerminalPolicy& policy, const Environment& environment,
          base::Output& output);

}  // namespace technews::terminal
