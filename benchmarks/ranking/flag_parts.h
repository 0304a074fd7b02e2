// Flags that several verbs share.
#pragma once

#include "shared/terminal/flag_table.h"

#include <vector>

namespace technews::benchmarks {

// --qrels, --measures, --level.
std::vector<terminal::Flag> judged_flags(std::string_view measures);

// --format with these choices, the first being the default.
terminal::Flag format_flag(std::vector<std::string_view> choices);

// --seed.
terminal::Flag seed_flag(std::string_view help);

// --quiet: no notes.
terminal::Flag quiet_flag();

}  // namespace technews::benchmarks
