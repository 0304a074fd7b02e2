#include "searcher/cli_flags.h"

#include "searcher/output/formats.h"
#include "shared/terminal/help.h"

#include <string>

#include <catch2/catch.hpp>

namespace technews::searcher {
namespace {

TEST_CASE("the flag table has no mistakes") {
  CHECK(terminal::table_mistakes(searcher_program()).empty());
}

TEST_CASE("every flag is in the help, with its heading") {
  const terminal::Command& command = searcher_program().commands.front();
  const std::string help = terminal::long_help(searcher_program(), &command, 100);
  for (const terminal::Flag& flag : terminal::all_flags(command)) {
    INFO(flag.name);
    CHECK(help.find("--" + std::string(flag.name)) != std::string::npos);
  }
}

TEST_CASE("the columns that help names are the default ones") {
  std::string names;
  for (const Column column : OutputOptions{}.columns)
    names += (names.empty() ? "" : ",") + std::string(name_of(column));
  for (const terminal::Flag& flag : searcher_program().commands.front().flags)
    if (flag.name == "columns") CHECK(flag.default_text == names);
}

}  // namespace
}  // namespace technews::searcher
