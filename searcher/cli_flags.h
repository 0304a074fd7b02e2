// searcher's command line as data: every flag, example, exit status and variable.
#pragma once

#include "shared/terminal/flag_table.h"

namespace technews::searcher {

// One for the whole run: parsed command lines refer to it. Thread-safe.
const terminal::Program& searcher_program();

// What --limit is without being given.
inline constexpr std::int64_t default_limit = 10;
inline constexpr std::int64_t default_batch_limit = 1000;

// The newest --format-version there is; older ones are all understood.
inline constexpr std::int64_t newest_format_version = 1;

}  // namespace technews::searcher
