// The verbs of rankbench and their flag table.
#pragma once

#include "shared/terminal/arguments.h"
#include "shared/terminal/flag_table.h"
#include "shared/terminal/run_program.h"

namespace technews::benchmarks {

const terminal::Program& rankbench_program();

// Both return the exit status and throw Error for files that can't be read.
int measure_command(const terminal::ParsedArguments& arguments, terminal::Console& console);
int compare_command(const terminal::ParsedArguments& arguments, terminal::Console& console);

}  // namespace technews::benchmarks
