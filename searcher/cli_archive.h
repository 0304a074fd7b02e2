// The modes that are about the index rather than about articles: --terms and --info.
#pragma once

#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

namespace technews::searcher {

// Words of the vocabulary with their articles. 0; 1 when there is none; 2 for a pattern that can't
// be read. Throws base::Error.
int run_terms(const terminal::ParsedArguments& arguments, terminal::Console& console);

// What the index holds. 0. Throws base::Error.
int run_info(const terminal::ParsedArguments& arguments, terminal::Console& console);

// Throws Error(usage) for flags and formats that these modes don't have.
void check_archive_flags(const terminal::ParsedArguments& arguments);

}  // namespace technews::searcher
