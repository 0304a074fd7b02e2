// rankbench: measures rankings and tells whether one is better than another.
#include "benchmarks/ranking/commands.h"

int main(int argc, char** argv) {
  using namespace technews;
  return terminal::run_program(benchmarks::rankbench_program(), argc, argv, benchmarks::run_verb);
}
