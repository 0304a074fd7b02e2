// -h, --help and --version, from the flag table, in table order and wrapped to the width.
#pragma once

#include "shared/terminal/flag_table.h"

#include <optional>
#include <string>

namespace technews::terminal {

// Summary, usage and the flags marked for it: fits a screen. command is nullptr for a program with
// verbs when none was named: then the commands are listed. Without a width lines are 79 columns.
std::string short_help(const Program& program, const Command* command, std::optional<int> width);

// Everything the table says about the command.
std::string long_help(const Program& program, const Command* command, std::optional<int> width);

// "searcher 0.1.0" and the program's version details.
std::string version_text(const Program& program);

// "-n, --limit N"; with column, "    --offset N" where there is no letter, so that names line up.
std::string flag_spelling(const Flag& flag, bool column);

// The flag's help with its choices, range and default: "results on a page (0 to 100000) [10]".
std::string full_flag_help(const Flag& flag);

// The groups of the flags, in the order of their first flag.
std::vector<std::string_view> flag_groups(const std::vector<Flag>& flags);

// "indexer add", or the program's name where command is nullptr or has no name.
std::string command_name(const Program& program, const Command* command);

// Exit statuses of the command and of every command of the program, ascending.
std::vector<ExitStatus> all_statuses(const Program& program, const Command* command);

}  // namespace technews::terminal
