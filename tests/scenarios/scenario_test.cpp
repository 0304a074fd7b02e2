#include "tests/scenarios/scenario.h"

#include "shared/base/error.h"
#include "tests/scenarios/process.h"

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::scenarios;

namespace {

using Lines = std::vector<std::string>;

CommandSpec in_tmp(const std::string& command) {
  return {.command = command,
          .folder = "/tmp",
          .variables = {{"PATH", "/usr/bin:/bin"}},
          .input = {},
          .columns = {},
          .limit = std::chrono::seconds(20)};
}

}  // namespace

TEST_CASE("A scenario prints as it was written") {
  const std::string text =
      "# A comment\n\npty 40\n$ one\n< in\n> out\n>\n2> error\n! 3\n\n# Two lines\n$ two \\\n  "
      "more\n"
      "> x\n# The end\n";
  const Scenario scenario = parse_scenario(text);
  CHECK(print_scenario(scenario) == text);
  REQUIRE(scenario.steps.size() == 2);
  CHECK(scenario.steps[0].columns == 40);
  CHECK(scenario.steps[0].output == Lines{"out", ""});
  CHECK(scenario.steps[0].errors == Lines{"error"});
  CHECK(scenario.steps[0].status == 3);
  CHECK(scenario.steps[1].command == "two \\\n  more");
  CHECK(scenario.steps[1].columns == std::nullopt);
}

TEST_CASE("A line that can't be read is named") {
  CHECK_THROWS_WITH(parse_scenario("> early\n"), "line 1: an expectation without its command");
  CHECK_THROWS_WITH(parse_scenario("$ a\nplain\n"), "line 2: neither # $ < > 2> ! nor pty: plain");
  CHECK_THROWS_WITH(parse_scenario("$ a\n! x\n"), "line 2: not a number: x");
}

TEST_CASE("Everything a program prints can be seen") {
  CHECK(visible_lines("a\tb\n\x1B[1mc\r\n") == Lines{"a␉b", "␛[1mc␍"});
  CHECK(visible_lines("no end") == Lines{"no end␃"});
  CHECK(visible_lines("\xFF\xC2\x9B é\n") == Lines{"\\xff\\u{9b} é"});
  CHECK(visible_lines("") == Lines{});
  CHECK(visible_lines("\n") == Lines{""});
}

TEST_CASE("Numbers of a run may differ, nothing else") {
  const struct {
    std::string expected;
    std::string actual;
    bool match;
  } rows[] = {
      {"in {ms} ms.", "in 4 ms.", true},
      {"in {ms} ms.", "in 1,234.5 ms.", true},
      {"in {ms} ms.", "in ms.", false},
      {"in {ms}.", "in 4..", true},
      {"{s} s ({rate}/s)", "11.2 s (1,346/s)", true},
      {"{s} s", "x s", false},
      {"plain", "plain", true},
      {"plain", "plain ", false},
      {"{other}", "3", false},
  };
  for (const auto& row : rows) CHECK(matches(row.expected, row.actual) == row.match);
}

TEST_CASE("A difference shows what is missing and what came instead") {
  CHECK(difference({"a", "b", "c"}, {"a", "b", "c"}).empty());
  CHECK(difference({"a", "b", "c"}, {"a", "x", "c"}) == Lines{"  a", "- b", "+ x", "  c"});
  CHECK(difference({}, {"x"}) == Lines{"+ x"});
  CHECK(difference({"x"}, {}) == Lines{"- x"});
  CHECK(difference({"{ms}"}, {"5"}).empty());
  CHECK(updated({"{ms}", "b", "{s}"}, {"5", "x", "y", "7"}) == Lines{"{ms}", "x", "y", "{s}"});
}

TEST_CASE("A command's streams, status and input are its own") {
  CommandResult result = run_command(in_tmp("echo out; echo err >&2; exit 7"));
  CHECK(result.output == "out\n");
  CHECK(result.errors == "err\n");
  CHECK(result.status == 7);
  CommandSpec reading = in_tmp("cat; pwd; env | grep -c .");
  reading.input = "line\n";
  CHECK(run_command(reading).output.starts_with("line\n/tmp\n"));
  CHECK(run_command(in_tmp("cat")).output.empty());
  CHECK(run_command(in_tmp("kill -TERM $$")).status == 143);
  CHECK(run_command(in_tmp("yes | head -n 1")).output == "y\n");
}

TEST_CASE("A terminal has its width, keeps the streams apart and reads keys") {
  CommandSpec spec = in_tmp("test -t 0 && test -t 1 && test -t 2 && stty size; echo e >&2");
  spec.columns = 61;
  CommandResult result = run_command(spec);
  CHECK(result.output == "50 61\n");
  CHECK(result.errors == "e\n");
  spec.command = "cat";
  spec.input = "typed\n";
  CHECK(run_command(spec).output == "typed\n");
}

TEST_CASE("A command that doesn't end is killed with its children") {
  CommandSpec spec = in_tmp("echo before; sleep 600 & sleep 600");
  spec.limit = std::chrono::seconds(1);
  const CommandResult result = run_command(spec);
  CHECK(result.timed_out);
  CHECK(result.output == "before\n");
}
