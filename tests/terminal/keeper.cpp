// A small program with verbs, for the scenarios and the completion tests.
#include "shared/terminal/run_program.h"
#include "tests/terminal/sample_program.h"

using namespace technews::terminal;

int main(int argc, char** argv) {
  static const Program program = sample::keeper();
  return run_program(program, argc, argv, [](const ParsedArguments& arguments, Console& console) {
    console.out().write(std::string(arguments.command().name) + " " + arguments.joined_operands() +
                        "\n");
    return 0;
  });
}
