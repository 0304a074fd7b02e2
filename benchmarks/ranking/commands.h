// The verbs of rankbench: a flag table and a body each.
#pragma once

#include "shared/base/date.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/flag_table.h"
#include "shared/terminal/run_program.h"

namespace technews::benchmarks {

const terminal::Program& rankbench_program();

// What a verb works with. The clock is read once, in main().
struct Invocation {
  const terminal::ParsedArguments& arguments;
  terminal::Console& console;
  base::DayNumber today = 0;  // UTC
};

// Runs the verb that was named. Returns the exit status; throws Error for what ends the command.
int run_verb(const Invocation& invocation);

terminal::Command measure_table();
int measure_command(const Invocation& invocation);
terminal::Command compare_table();
int compare_command(const Invocation& invocation);
terminal::Command run_table();
int run_command(const Invocation& invocation);
terminal::Command topics_table();
int topics_command(const Invocation& invocation);
terminal::Command tune_table();
int tune_command(const Invocation& invocation);
terminal::Command fuse_table();
int fuse_command(const Invocation& invocation);
terminal::Command judge_table();
int judge_command(const Invocation& invocation);
terminal::Command report_table();
int report_command(const Invocation& invocation);
terminal::Command gate_table();
int gate_command(const Invocation& invocation);
terminal::Command replay_table();
int replay_command(const Invocation& invocation);

}  // namespace technews::benchmarks
