// The flag tables of every indexer command, from which parsing, help, man page and completions
// come.
#pragma once

#include "shared/terminal/flag_table.h"

namespace technews::indexer {

// Built once, on first use. Thread-safe.
const terminal::Program& program();

}  // namespace technews::indexer
