// Pieces that the indexer's flag tables are put together from.
#pragma once

#include "shared/terminal/flag_table.h"

#include <string_view>
#include <vector>

namespace technews::indexer {

terminal::Flag database_flag();
terminal::Flag format_flag(std::string_view help, std::vector<std::string_view> choices);

// How pages are cleaned and fields found: add, plan and clean.
std::vector<terminal::Flag> reading_flags();

terminal::Command add_command_table();
terminal::Command clean_command_table();

}  // namespace technews::indexer
