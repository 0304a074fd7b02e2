// rankbench: measures rankings and tells whether one is better than another.
#include "benchmarks/ranking/commands.h"

#include <chrono>

int main(int argc, char** argv) {
  using namespace technews;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto today = std::chrono::duration_cast<std::chrono::hours>(now).count() / 24;
  return terminal::run_program(
      benchmarks::rankbench_program(), argc, argv,
      [today](const terminal::ParsedArguments& arguments, terminal::Console& console) {
        return benchmarks::run_verb({arguments, console, static_cast<base::DayNumber>(today)});
      });
}
