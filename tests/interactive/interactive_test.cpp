// searcher --interactive, as someone in front of a terminal sees it.
#include "shared/base/file.h"
#include "tests/index/temporary_folder.h"
#include "tests/interactive/terminal_program.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using technews::interactive_tests::TerminalProgram;
using technews::tests::TemporaryFolder;

namespace {

constexpr const char* down = "\x1B[B";
constexpr const char* up = "\x1B[A";

// The sample archive's index, and a place for the history.
class Desk {
 public:
  Desk() {
    const std::string command = std::string(INDEXER) + " add -q -d " + database() + " " +
                                TECHNEWS_SOURCE_DIR "/corpus/sample/pages";
    REQUIRE(std::system(command.c_str()) == 0);
  }

  std::string database() const { return folder_.path() + "/news.db"; }
  std::string history() const { return folder_.path() + "/state/technews/history"; }

  std::vector<std::string> arguments(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{SEARCHER, "--interactive", "-d", database()};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  std::vector<std::string> variables(const std::string& kind = "xterm") const {
    return {"TERM=" + kind, "XDG_STATE_HOME=" + folder_.path() + "/state", "PATH=/usr/bin:/bin"};
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("Results come while one types, and the one chosen is shown below") {
  const Desk desk;
  TerminalProgram program(desk.arguments(), desk.variables(), 80, 24);
  program.type("open source chip");
  REQUIRE(program.wait_for("> open source chip\n1 of "));
  REQUIRE(program.wait_for("> 2024        How a three-person team designed"));
  CHECK(program.screen().contains("circuitledger.example  2024  chips  #46aef0d7"));
  CHECK(program.screen().cursor_is_visible());
  CHECK(program.screen().cursor_column() == 18);
  program.type(std::string("\r") + down);
  REQUIRE(program.wait_for("\n2 of "));
  CHECK_FALSE(program.screen().cursor_is_visible());
  CHECK_FALSE(program.screen().touched_last_column());
  program.type("\x04");
  CHECK(program.wait_for_end() == 0);
}

TEST_CASE("An article is opened, scrolled and left, and the list is as it was") {
  const Desk desk;
  TerminalProgram program(desk.arguments({"three-person", "team"}), desk.variables(), 60, 14);
  REQUIRE(program.wait_for("#46aef0d7"));
  const std::string list = program.screen().text();
  program.type("\r");
  REQUIRE(program.wait_for("Enter open"));
  const std::string chosen = program.screen().text();
  program.type("\r");
  REQUIRE(program.wait_for("1-13 of "));
  program.type(down);
  REQUIRE(program.wait_for("2-14 of "));
  program.type("\x1B[H");
  REQUIRE(program.wait_for("1-13 of "));
  program.type("\x1B");
  REQUIRE(program.wait_for("Enter open"));
  CHECK(program.screen().text() == chosen);
  program.type("\x1B");
  REQUIRE(program.wait_for("Enter results"));
  CHECK(program.screen().text() == list);
}

TEST_CASE("The line is edited by keys, in any script") {
  const Desk desk;
  TerminalProgram program(desk.arguments(), desk.variables(), 80, 24);
  program.type("one two");
  REQUIRE(program.wait_for("> one two"));
  program.type(
      "\x17"
      "zwei");
  REQUIRE(program.wait_for("> one zwei"));
  program.type(
      "\x01"
      "中文 ");
  REQUIRE(program.wait_for("> 中文 one zwei"));
  program.type("\x7F\x7F\x0B");
  REQUIRE(program.wait_until_gone("zwei"));
  CHECK(program.screen().lines().front() == "> 中");
  program.type("\x15");
  REQUIRE(program.wait_until_gone("中"));
}

TEST_CASE("A mistake is told in one line while the results stay") {
  const Desk desk;
  TerminalProgram program(desk.arguments({"router"}), desk.variables(), 80, 24);
  REQUIRE(program.wait_for("1 of "));
  const std::string result = program.screen().lines()[2];
  program.type(" titel:x");
  REQUIRE(program.wait_for("unknown field \"titel\""));
  CHECK(program.screen().contains(result));
}

TEST_CASE("Queries are remembered for the next time") {
  const Desk desk;
  {
    TerminalProgram program(desk.arguments(), desk.variables(), 80, 24);
    program.type("router\r");
    REQUIRE(program.wait_for("Enter open"));
    program.type("\x04");
    CHECK(program.wait_for_end() == 0);
  }
  CHECK(technews::base::read_file(desk.history(), 4096) == "router\n");
  TerminalProgram program(desk.arguments({"chip"}), desk.variables(), 80, 24);
  REQUIRE(program.wait_for("> chip"));
  program.type(up);
  REQUIRE(program.wait_for("> router"));
  program.type(down);
  REQUIRE(program.wait_for("> chip"));
}

TEST_CASE("A screen that changes its size is drawn anew") {
  const Desk desk;
  TerminalProgram program(desk.arguments({"chip"}), desk.variables(), 120, 40);
  REQUIRE(program.wait_for("1 of "));
  program.resize(40, 12);
  REQUIRE(program.wait_for("Enter results  Up Down older queries…"));
  CHECK(program.screen().lines().size() == 12);
  program.resize(100, 30);
  REQUIRE(program.wait_for("Ctrl-D end"));
}

TEST_CASE("However it ends, the terminal is as it was") {
  const Desk desk;
  const struct {
    const char* keys;
    int signal;
    int status;
  } rows[] = {
      {"\x04", 0, 0}, {"\x03", 0, 130}, {"", SIGINT, 130}, {"", SIGTERM, 143}, {"", SIGHUP, 129}};
  for (const auto& row : rows) {
    CAPTURE(row.status);
    TerminalProgram program(desk.arguments(), desk.variables(), 80, 24);
    REQUIRE(program.wait_for("Enter results"));
    CHECK(program.screen().is_alternate());
    CHECK_FALSE(program.is_cooked());
    if (row.signal != 0)
      program.send(row.signal);
    else
      program.type(row.keys);
    CHECK(program.wait_for_end() == row.status);
    CHECK_FALSE(program.screen().is_alternate());
    CHECK(program.screen().cursor_is_visible());
    CHECK(program.is_cooked());
  }
}

TEST_CASE("A search that fails leaves the screen to say so, and goes on when it can") {
  const Desk desk;
  TerminalProgram program(desk.arguments(), desk.variables(), 80, 24);
  REQUIRE(program.wait_for("Enter results"));
  std::filesystem::rename(desk.database(), desk.database() + ".away");
  program.type("chi");
  REQUIRE(program.wait_for("no index at"));
  std::filesystem::rename(desk.database() + ".away", desk.database());
  program.type("p");
  REQUIRE(program.wait_for("1 of "));
}

TEST_CASE("Without a terminal that can move the cursor it says what it needs") {
  const Desk desk;
  for (const char* kind : {"dumb", ""}) {
    TerminalProgram program(desk.arguments(), desk.variables(kind), 80, 24);
    CHECK(program.wait_for_end() == 2);
    CHECK(program.screen().contains("--interactive needs a terminal that can move the cursor"));
    CHECK_FALSE(program.screen().is_alternate());
  }
}
