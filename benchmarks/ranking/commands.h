// The verbs of rankbench: a flag table and a body each.
#pragma once

#include "shared/terminal/arguments.h"
#include "shared/terminal/flag_table.h"
#include "shared/terminal/run_program.h"

namespace technews::benchmarks {

const terminal::Program& rankbench_program();

// Runs the verb that was named. Returns the exit status; throws Error for what ends the command.
int run_verb(const terminal::ParsedArguments& arguments, terminal::Console& console);

terminal::Command measure_table();
int measure_command(const terminal::ParsedArguments& arguments, terminal::Console& console);
terminal::Command compare_table();
int compare_command(const terminal::ParsedArguments& arguments, terminal::Console& console);

}  // namespace technews::benchmarks
