#include "shared/terminal/settings.h"

#include "shared/base/error.h"
#include "tests/terminal/sample_program.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace technews::terminal;
using technews::base::Error;

namespace {

// finder with two flags that may be set.
Program finder() {
  static constexpr std::string_view names[] = {"limit", "format"};
  Program program = sample::finder();
  for (Command& command : program.commands)
    command.flags = with_settings(std::move(command.flags), names);
  return program;
}

std::vector<std::string> read(const std::string& text) {
  std::vector<std::string> rows;
  for (const Setting& each : parse_settings(text, "f", finder()))
    rows.push_back(each.flag + "=" + each.value + " " + each.source);
  return rows;
}

ParsedArguments parsed(const Program& program, const std::vector<std::string>& arguments) {
  return *parse_command_line(program, arguments).arguments;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("A settings file has keys for all programs and sections for each") {
  CHECK(read("").empty());
  CHECK(read("# only a comment\n\n   \n").empty());
  CHECK(read("color = never\n[finder]\n  limit=5 \r\n[searcher]\nlimit = 9\nwhatever = 1\n") ==
        Rows{"color=never f:1", "limit=5 f:3"});
  CHECK(read("[searcher]\nx = y\n[finder]\nformat = json") == Rows{"format=json f:4"});
  CHECK(read("color = never\n[finder]\ncolor = always\n") == Rows{"color=always f:3"});
}

TEST_CASE("Mistakes in a settings file are told with file, line and the nearest name") {
  const struct {
    const char* text;
    const char* message;
    const char* hint;
  } rows[] = {
      {"\n[finder]\nlimti = 3", "f:3: unknown key \"limti\"", "did you mean limit?"},
      {"limit = 3", "f:1: unknown key \"limit\"", "known: color hyperlinks pager width"},
      {"[finder]\nphrase = x", "f:2: phrase is for the command line, not for a file", ""},
      {"[findre]", "f:1: there is no program \"findre\"", "did you mean finder?"},
      {"[finder", "f:1: \"[finder\" lacks a ]", ""},
      {"color", "f:1: \"color\" is neither a [section] nor key = value", ""},
      {"color = red", "f:1: color takes auto, always or never, not \"red\"", ""},
      {"[finder]\nlimit = many", "f:2: limit takes a whole number from 0 to 100000, not \"many\"",
       ""},
      {"[finder]\nlimit = 1\nlimit = 2", "f:3: limit is set twice", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    try {
      read(row.text);
      FAIL("no complaint");
    } catch (const Error& error) {
      CHECK(error.what() == std::string(row.message));
      CHECK(error.exit_status() == 2);
      if (*row.hint != 0) CHECK(error.hints().front() == row.hint);
    }
  }
}

TEST_CASE("A flag outweighs the environment, and that the file") {
  const Program program = finder();
  const auto settings = parse_settings("color = always\n[finder]\nlimit = 5\n", "f", program);
  Environment environment;
  ParsedArguments set = parsed(program, {"apple"});
  apply_settings(set, settings, environment);
  CHECK(set.integer("limit") == 5);
  CHECK(set.has("limit"));
  CHECK_FALSE(set.given("limit"));
  CHECK(set.text("color") == "always");
  ParsedArguments given = parsed(program, {"apple", "--limit", "7"});
  apply_settings(given, settings, environment);
  CHECK(given.integer("limit") == 7);
  CHECK(given.given("limit"));
  environment.variables["NO_COLOR"] = "1";
  ParsedArguments plain = parsed(program, {"apple"});
  apply_settings(plain, settings, environment);
  CHECK_FALSE(plain.has("color"));
  set.forget_settings_but({});
  CHECK_FALSE(set.has("limit"));
}

TEST_CASE("The report says of each setting what it is and where that comes from") {
  const Program program = finder();
  Environment environment;
  environment.variables["NO_COLOR"] = "1";
  ParsedArguments arguments = parsed(program, {"apple", "--width", "60"});
  apply_settings(arguments, parse_settings("[finder]\nlimit = 5\n", "/etc/config", program),
                 environment);
  const std::string report = settings_report(arguments, environment);
  CHECK(report.find("limit       5     /etc/config:2\n") != std::string::npos);
  CHECK(report.find("width       60    --width\n") != std::string::npos);
  CHECK(report.find("color       1     $NO_COLOR\n") != std::string::npos);
  CHECK(report.find("format      text  default\n") != std::string::npos);
}

TEST_CASE("The file is the one named, else the one in the settings folder, else none") {
  Environment environment;
  CHECK_FALSE(settings_path(environment));
  environment.variables["HOME"] = "/home/a";
  CHECK(settings_path(environment) == "/home/a/.config/technews/config");
  environment.variables["XDG_CONFIG_HOME"] = "relative";
  CHECK(settings_path(environment) == "/home/a/.config/technews/config");
  environment.variables["XDG_CONFIG_HOME"] = "/etc/a";
  CHECK(settings_path(environment) == "/etc/a/technews/config");
  environment.variables["TECHNEWS_CONFIG"] = "mine";
  CHECK(settings_path(environment) == "mine");
  CHECK_THROWS_AS(read_settings(environment, finder()), Error);
  environment.variables["TECHNEWS_CONFIG"] = "";
  CHECK_FALSE(settings_path(environment));
  environment.variables.erase("TECHNEWS_CONFIG");
  CHECK(read_settings(environment, finder()).empty());
}
