#include "searcher/cli.h"
#include "searcher/cli_flags.h"
#include "shared/terminal/run_program.h"

int main(int argc, char** argv) {
  using namespace technews;
  return terminal::run_program(searcher::searcher_program(), argc, argv, searcher::run_searcher);
}
