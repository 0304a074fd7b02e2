#include "shared/terminal/policy.h"

#include "tests/terminal/sample_program.h"

#include <catch2/catch.hpp>

using namespace technews::terminal;

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

Environment terminal(const Variables& variables = {}) {
  const Stream screen{.is_terminal = true, .columns = 120, .rows = 40};
  return {.variables = variables, .input_is_terminal = true, .output = screen, .errors = screen};
}

Environment piped(const Variables& variables = {}) {
  return {.variables = variables, .input_is_terminal = false, .output = {}, .errors = {}};
}

}  // namespace

TEST_CASE("Colour: flag, NO_COLOR, CLICOLOR_FORCE, TERM=dumb, terminal, in that order") {
  const struct {
    Environment environment;
    When choice;
    bool color;
  } rows[] = {
      {terminal(), When::automatic, true},
      {piped(), When::automatic, false},
      {piped(), When::always, true},
      {terminal(), When::never, false},
      {terminal({{"NO_COLOR", "1"}}), When::automatic, false},
      {terminal({{"NO_COLOR", ""}}), When::automatic, true},
      {terminal({{"NO_COLOR", "1"}}), When::always, true},
      {piped({{"CLICOLOR_FORCE", "1"}}), When::automatic, true},
      {piped({{"CLICOLOR_FORCE", "0"}}), When::automatic, false},
      {piped({{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}), When::automatic, false},
      {piped({{"CLICOLOR_FORCE", "1"}, {"TERM", "dumb"}}), When::automatic, true},
      {terminal({{"TERM", "dumb"}}), When::automatic, false},
  };
  for (const auto& row : rows) {
    const TerminalPolicy policy = make_policy(row.environment, {.color = row.choice});
    CHECK(policy.output_color == row.color);
    CHECK(policy.error_color == row.color);
  }
  Environment mixed = terminal();
  mixed.output = {};
  CHECK_FALSE(make_policy(mixed, {}).output_color);
  CHECK(make_policy(mixed, {}).error_color);
}

TEST_CASE("Width: flag, terminal, COLUMNS, 80, never the last column, and pipes don't wrap") {
  Environment unknown = terminal();
  unknown.output.columns.reset();
  Environment variable = unknown;
  variable.variables["COLUMNS"] = "60";
  Environment nonsense = unknown;
  nonsense.variables["COLUMNS"] = "-3";
  Environment tiny = terminal();
  tiny.output.columns = 2;
  const struct {
    Environment environment;
    std::optional<int> chosen;
    std::optional<int> width;
  } rows[] = {
      {terminal(), {}, 119}, {terminal({{"COLUMNS", "60"}}), {}, 119},
      {terminal(), 72, 72},  {terminal(), 120, 119},
      {unknown, {}, 79},     {variable, {}, 59},
      {nonsense, {}, 79},    {piped({{"COLUMNS", "60"}}), {}, std::nullopt},
      {piped(), 72, 72},     {tiny, {}, 19},
  };
  for (const auto& row : rows)
    CHECK(make_policy(row.environment, {.width = row.chosen}).wrap_width == row.width);
  CHECK(make_policy(terminal(), {}).text_width() == 100);
  CHECK(make_policy(piped(), {}).text_width() == std::nullopt);
}

TEST_CASE("Pager: flag, TECHNEWS_PAGER, PAGER, less, and only between two terminals") {
  using Command = std::optional<std::string>;
  Environment no_input = terminal();
  no_input.input_is_terminal = false;
  const struct {
    Environment environment;
    When choice;
    Command command;
  } rows[] = {
      {terminal(), When::automatic, "less"},
      {terminal({{"PAGER", "most -w"}}), When::automatic, "most -w"},
      {terminal({{"PAGER", "most"}, {"TECHNEWS_PAGER", "bat"}}), When::automatic, "bat"},
      {terminal({{"PAGER", "most"}, {"TECHNEWS_PAGER", ""}}), When::automatic, Command{}},
      {terminal({{"PAGER", "more"}}), When::automatic, "less"},
      {terminal({{"PAGER", "cat"}}), When::automatic, Command{}},
      {terminal({{"PAGER", "  "}}), When::automatic, Command{}},
      {terminal(), When::never, Command{}},
      {no_input, When::automatic, Command{}},
      {piped(), When::automatic, Command{}},
      {piped(), When::always, "less"},
  };
  for (const auto& row : rows)
    CHECK(make_policy(row.environment, {.pager = row.choice}).pager == row.command);
  CHECK(make_policy(terminal(), {}).set_less_options);
  CHECK_FALSE(make_policy(terminal({{"LESS", "-S"}}), {}).set_less_options);
}

TEST_CASE("Links and progress are for terminals") {
  CHECK(make_policy(terminal(), {}).hyperlinks);
  CHECK_FALSE(make_policy(piped(), {}).hyperlinks);
  CHECK_FALSE(make_policy(terminal({{"TERM", "dumb"}}), {}).hyperlinks);
  CHECK_FALSE(make_policy(terminal({{"NO_COLOR", "1"}}), {}).hyperlinks);
  CHECK(make_policy(piped(), {.hyperlinks = When::always}).hyperlinks);
  CHECK(make_policy(terminal(), {}).progress);
  CHECK_FALSE(make_policy(piped(), {}).progress);
}

TEST_CASE("The display flags reach the policy") {
  const Program program = sample::finder();
  const std::vector<std::string> arguments = {"--color=never", "--pager", "always", "--width=50"};
  const CommandLine line = parse_command_line(program, arguments);
  const DisplayChoices choices = display_choices(*line.arguments);
  CHECK(choices.color == When::never);
  CHECK(choices.hyperlinks == When::automatic);
  CHECK(choices.pager == When::always);
  CHECK(choices.width == 50);
  const Program keeper = sample::keeper();
  const std::vector<std::string> info = {"info"};
  CHECK(display_choices(*parse_command_line(keeper, info).arguments).color == When::automatic);
}
