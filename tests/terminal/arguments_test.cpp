#include "shared/terminal/arguments.h"

#include "shared/base/error.h"
#include "shared/base/nearest.h"
#include "tests/terminal/sample_program.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace technews;
using namespace technews::terminal;

namespace {

using Strings = std::vector<std::string>;

const Program& finder() {
  static const Program program = sample::finder();
  return program;
}

const Program& keeper() {
  static const Program program = sample::keeper();
  return program;
}

ParsedArguments parsed(const Strings& arguments) {
  const CommandLine line = parse_command_line(finder(), arguments);
  REQUIRE(line.wish == Wish::run);
  return *line.arguments;
}

// "message | hint | hint", or "no error".
std::string complaint(const Program& program, const Strings& arguments) {
  try {
    parse_command_line(program, arguments);
  } catch (const base::Error& error) {
    CHECK(error.code() == base::ErrorCode::usage);
    std::string text = error.what();
    for (const std::string& hint : error.hints()) text += " | " + hint;
    return text;
  }
  return "no error";
}

}  // namespace

TEST_CASE("Flags and words are told apart wherever they stand") {
  const struct {
    Strings arguments;
    Strings operands;
    std::optional<std::int64_t> limit;
  } rows[] = {
      {{}, {}, {}},
      {{"apple"}, {"apple"}, {}},
      {{"apple", "-n", "5", "pie"}, {"apple", "pie"}, 5},
      {{"-n5", "apple"}, {"apple"}, 5},
      {{"--limit", "5", "--limit=7"}, {}, 7},
      {{"apple, google"}, {"apple, google"}, {}},
      {{"a,b", "c"}, {"a,b", "c"}, {}},
      {{"--", "apple", "-foo", "--limit", "-n"}, {"apple", "-foo", "--limit", "-n"}, {}},
      {{"--limit=3", "--", "--"}, {"--"}, 3},
      {{"-"}, {"-"}, {}},
      {{"", " "}, {"", " "}, {}},
      {{"two\nlines", "na\xC3\xAFve", "\xFF"}, {"two\nlines", "na\xC3\xAFve", "\xFF"}, {}},
      {{"a=b", "--limit=0"}, {"a=b"}, 0},
  };
  for (const auto& row : rows) {
    const ParsedArguments arguments = parsed(row.arguments);
    CHECK(Strings(arguments.operands().begin(), arguments.operands().end()) == row.operands);
    CHECK(arguments.integer("limit") == row.limit);
  }
}

TEST_CASE("Values arrive with their type") {
  const ParsedArguments arguments =
      parsed({"-d", "a,b", "--database=c d", "-q", "--color", "always", "word", "--since",
              "2023-01", "--cut", "0.25", "--phrase=-x", "-fjson"});
  CHECK(arguments.texts("database") == Strings{"a,b", "c d"});
  CHECK(arguments.text("color") == "always");
  CHECK(arguments.has("quiet"));
  CHECK_FALSE(arguments.has("verbose"));
  CHECK(arguments.date("since") == base::parse_iso_date("2023-01"));
  CHECK(arguments.number("cut") == 0.25);
  CHECK(arguments.text("phrase") == "-x");
  CHECK(arguments.text_or("format", "text") == "json");
  CHECK(arguments.integer_or("limit", 10) == 10);
  CHECK(arguments.text("pager") == std::nullopt);
  CHECK(arguments.joined_operands() == "word");
  CHECK(parsed({"-qv"}).has("verbose"));
  CHECK(parsed({"--phrase", "-y", "a", "b"}).joined_operands() == "a b");
  CHECK(parsed({"--phrase="}).text("phrase") == "");
}

TEST_CASE("A complaint names the flag and says what to type") {
  const struct {
    Strings arguments;
    std::string complaint;
  } rows[] = {
      {{"--snipets", "2"},
       "unknown flag --snipets | did you mean --snippets? | all flags: finder --help"},
      {{"--lim=3"}, "unknown flag --lim | did you mean --limit? | all flags: finder --help"},
      {{"--zzzzzz"}, "unknown flag --zzzzzz | all flags: finder --help"},
      {{"apple", "-foo"},
       "unknown flag -foo | to leave a word out: NOT foo | "
       "or put -- before the words: finder -- apple -foo"},
      {{"-5"},
       "unknown flag -5 | to leave a word out: NOT 5 | or put -- before the words: finder -- -5"},
      {{"-david"},
       "unknown flag -david | for the flag: -d avid | to leave a word out: NOT david | "
       "or put -- before the words: finder -- -david"},
      {{"--limit", "5000000000"},
       "--limit takes a whole number from 0 to 100000, not \"5000000000\""},
      {{"--limit", "99999999999999999999"},
       "--limit takes a whole number from 0 to 100000, not \"99999999999999999999\""},
      {{"-n", "ten"}, "-n takes a whole number from 0 to 100000, not \"ten\""},
      {{"-n", "-1"}, "-n takes a whole number from 0 to 100000, not \"-1\""},
      {{"-n", "5x"}, "-n takes a whole number from 0 to 100000, not \"5x\""},
      {{"-n", ""}, "-n takes a whole number from 0 to 100000, not \"\""},
      {{"--limit="}, "--limit takes a whole number from 0 to 100000, not \"\""},
      {{"--limit"}, "--limit needs a value: a whole number from 0 to 100000"},
      {{"apple", "-n"}, "-n needs a value: a whole number from 0 to 100000"},
      {{"--phrase", "--quiet"},
       "--phrase needs a value: TEXT | --quiet is a flag; if it is meant as the value: "
       "--phrase=--quiet"},
      {{"-d", "-q"},
       "-d needs a value: DIR | -q is a flag; if it is meant as the value: "
       "--database=-q"},
      {{"--color"}, "--color needs a value: auto, always or never"},
      {{"--color", "apple"}, "--color takes auto, always or never, not \"apple\""},
      {{"--color=alway"},
       "--color takes auto, always or never, not \"alway\" | did you mean --color always?"},
      {{"--quiet=yes"}, "--quiet takes no value"},
      {{"--since", "2023-02-30"},
       "--since takes a date: 2023, 2023-01 or 2023-01-23, not \"2023-02-30\""},
      {{"--cut", "nan"}, "--cut takes a number of at least 0, not \"nan\""},
      {{"--cut", "1,5"}, "--cut takes a number of at least 0, not \"1,5\""},
      {{"--database="}, "--database takes DIR, not \"\""},
  };
  for (const auto& row : rows) CHECK(complaint(finder(), row.arguments) == row.complaint);
}

TEST_CASE("The first operand picks the command of a program with verbs") {
  const CommandLine line = parse_command_line(keeper(), Strings{"add", "-d", "x", "info"});
  CHECK(line.command->name == "add");
  CHECK(line.arguments->text("database") == "x");
  CHECK(line.arguments->joined_operands() == "info");
  const struct {
    Strings arguments;
    std::string complaint;
  } rows[] = {
      {{}, "no command given | commands and flags: keeper --help"},
      {{"ad"}, "unknown command \"ad\" | did you mean keeper add? | commands: add info"},
      {{"xyzzy"}, "unknown command \"xyzzy\" | commands: add info"},
      {{"-d", "x", "add", "f"},
       "unknown flag -d | flags stand after the command: keeper COMMAND -d ..."},
      {{"--rebuild", "add"},
       "unknown flag --rebuild | flags stand after the command: keeper COMMAND --rebuild ..."},
      {{"add"}, "no FILE given | usage: keeper add [OPTIONS] FILE..."},
      {{"add", "-x", "f"}, "unknown flag -x | all flags: keeper add --help"},
      {{"info", "extra"}, "\"extra\" is one argument too many | usage: keeper info [OPTIONS]"},
  };
  for (const auto& row : rows) CHECK(complaint(keeper(), row.arguments) == row.complaint);
}

TEST_CASE("Help, version and generate win over what stands after them") {
  const struct {
    Strings arguments;
    Wish wish;
    std::string generate;
  } rows[] = {
      {{"-h"}, Wish::short_help, ""},
      {{"apple", "--help", "--nonsense"}, Wish::long_help, ""},
      {{"-V"}, Wish::version, ""},
      {{"--version", "-h"}, Wish::version, ""},
      {{"--generate", "zsh"}, Wish::generate, "zsh"},
      {{"--generate=man"}, Wish::generate, "man"},
      {{"-qh"}, Wish::short_help, ""},
  };
  for (const auto& row : rows) {
    const CommandLine line = parse_command_line(finder(), row.arguments);
    CHECK(line.wish == row.wish);
    CHECK(line.generate == row.generate);
    CHECK_FALSE(line.arguments.has_value());
  }
  CHECK(parse_command_line(keeper(), Strings{"--help"}).command == nullptr);
  CHECK(parse_command_line(keeper(), Strings{"--generate", "bash"}).generate == "bash");
  CHECK(parse_command_line(keeper(), Strings{"add", "-h"}).command->name == "add");
  CHECK(parse_command_line(finder(), Strings{"--", "-h"}).wish == Wish::run);
}

TEST_CASE("A table's mistakes are found") {
  CHECK(table_mistakes(finder()) == Strings{});
  CHECK(table_mistakes(keeper()) == Strings{});
  const Program bad{
      .name = "bad",
      .summary = "bad",
      .commands = {{.usages = {"[OPTIONS]"},
                    .summary = "Stops.",
                    .flags = {{.name = "help", .letter = 'V', .help = "twice"},
                              {.name = "Up", .help = "caf\xC3\xA9"},
                              {.name = "pick", .kind = ValueKind::choice, .help = "none to pick"},
                              {.name = "switch", .value = "N", .help = "value"}}}}};
  CHECK(table_mistakes(bad).size() == 7);
}

TEST_CASE("The nearest name is one slip away, or the only completion") {
  const std::vector<std::string_view> names = {"title", "body", "site", "author", "since"};
  const struct {
    std::string typed;
    std::optional<std::string> nearest;
  } rows[] = {{"titel", "title"}, {"sit", "site"},  {"auth", "author"}, {"xyz", {}},
              {"s", {}},          {"bdoy", "body"}, {"", {}},           {"datum", {}}};
  for (const auto& row : rows) CHECK(base::nearest_name(row.typed, names) == row.nearest);
  CHECK(base::edit_distance("kitten", "sitting") == 3);
  CHECK(base::edit_distance("", "abc") == 3);
}
