// Every flag of every program is tried by a scenario.
#include "indexer/flags.h"

#include "benchmarks/ranking/commands.h"
#include "searcher/cli_flags.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews;

namespace {

// The command lines of all scenarios that name the program.
std::vector<std::string> lines_of(const std::string& program) {
  std::vector<std::string> lines;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(TECHNEWS_SOURCE_DIR "/tests/scenarios")) {
    if (entry.path().extension() != ".scenario") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);)
      if (line.starts_with("$ ") && line.find(program + " ") != std::string::npos)
        lines.push_back(line + " ");
  }
  return lines;
}

bool is_used(const terminal::Flag& flag, const std::vector<std::string>& lines) {
  std::vector<std::string> spellings{" --" + std::string(flag.name) + " ",
                                     " --" + std::string(flag.name) + "="};
  if (flag.letter != 0) spellings.push_back(std::string(" -") + flag.letter + " ");
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return std::any_of(spellings.begin(), spellings.end(), [&](const std::string& spelling) {
      return line.find(spelling) != std::string::npos;
    });
  });
}

}  // namespace

TEST_CASE("Flag tables have no mistakes, and a scenario uses each flag") {
  for (const terminal::Program* program :
       {&indexer::program(), &searcher::searcher_program(), &benchmarks::rankbench_program()}) {
    CHECK(terminal::table_mistakes(*program).empty());
    const std::vector<std::string> lines = lines_of(std::string(program->name));
    for (const terminal::Command& command : program->commands)
      for (const terminal::Flag& flag : command.flags) {
        CAPTURE(program->name, command.name, flag.name);
        CHECK(is_used(flag, lines));
      }
  }
}
