// indexer: brings an index up to date with an archive of scraped pages.
#include "indexer/commands.h"
#include "indexer/flags.h"
#include "shared/terminal/run_program.h"

#include <chrono>

int main(int argc, char** argv) {
  using namespace technews;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto today = std::chrono::duration_cast<std::chrono::hours>(now).count() / 24;
  return terminal::run_program(
      indexer::program(), argc, argv,
      [today](const terminal::ParsedArguments& arguments, terminal::Console& console) {
        return indexer::run_command({arguments, console, static_cast<base::DayNumber>(today)});
      });
}
