// rankbench: measures rankings and tells whether one is better than another.
#include "benchmarks/ranking/commands.h"

namespace {

int run(const technews::terminal::ParsedArguments& arguments,
        technews::terminal::Console& console) {
  using namespace technews::benchmarks;
  return arguments.command().name == "measure" ? measure_command(arguments, console)
                                               : compare_command(arguments, console);
}

}  // namespace

int main(int argc, char** argv) {
  return technews::terminal::run_program(technews::benchmarks::rankbench_program(), argc, argv,
                                         run);
}
