// scenario_runner: plays scenario files, each in a folder of its own, and shows what differs.
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/terminal/run_program.h"
#include "tests/scenarios/process.h"
#include "tests/scenarios/scenario.h"

#include <cstdlib>
#include <filesystem>

namespace technews::scenarios {
namespace {

using terminal::Console;
using terminal::ParsedArguments;

constexpr std::uint64_t largest_file = 4u << 20;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    if (::mkdtemp(path_.data()) == nullptr) throw base::system_error("create", path_, errno);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "scenario-XXXXXX").string();
};

// What every command sees, whoever runs the tests. Only the sanitizers' settings pass through.
std::map<std::string, std::string> variables(const terminal::Environment& environment,
                                             const ParsedArguments& arguments,
                                             const std::string& folder) {
  std::string path;
  for (const std::string& programs : arguments.texts("programs")) path += programs + ":";
  std::map<std::string, std::string> result = {
      {"PATH", path + std::string(environment.variable("PATH"))},
      {"HOME", folder},
      {"TMP", folder},
      {"LC_ALL", "C"},
      {"TZ", "UTC"},
      {"TERM", "xterm-256color"},
      {"SAMPLE", arguments.text_or("sample", "")}};
  for (const char* name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"})
    if (!environment.variable(name).empty()) result[name] = environment.variable(name);
  return result;
}

void replace_all(std::string& text, const std::string& old, const std::string& with) {
  if (old.empty()) return;
  for (std::size_t i = text.find(old); i != std::string::npos; i = text.find(old, i + with.size()))
    text.replace(i, old.size(), with);
}

class Player {
 public:
  Player(const ParsedArguments& arguments, Console& console)
      : arguments_(arguments), console_(console) {}

  // True when every step did what the file says; with --update the file is made to say it.
  bool play(const std::string& file) {
    Scenario scenario = read(file);
    const TemporaryFolder folder;
    const auto environment = variables(console_.environment(), arguments_, folder.path());
    bool good = true;
    bool changed = false;
    for (Step& step : scenario.steps) {
      const Step actual = run(step, folder.path(), environment);
      if (arguments_.has("update")) {
        changed = adopt(step, actual) || changed;
      } else {
        good = report(file, step, actual) && good;
      }
    }
    if (changed) base::write_file_durably(file, print_scenario(scenario));
    return good;
  }

 private:
  static Scenario read(const std::string& file) {
    try {
      return parse_scenario(base::read_file(file, largest_file));
    } catch (const base::Error& error) {
      throw base::Error(error.code(), file + ": " + error.what(), error.hints());
    }
  }

  Step run(const Step& step, const std::string& folder,
           const std::map<std::string, std::string>& environment) const {
    CommandSpec spec{.command = step.command,
                     .folder = folder,
                     .variables = environment,
                     .input = {},
                     .columns = step.columns};
    for (const std::string& line : step.input) spec.input += line + "\n";
    CommandResult result = run_command(spec);
    for (std::string* text : {&result.output, &result.errors}) {
      replace_all(*text, folder, "$TMP");
      replace_all(*text, environment.at("SAMPLE"), "$SAMPLE");
    }
    if (result.timed_out) result.errors += "(killed: it didn't end)\n";
    Step actual;
    actual.output = visible_lines(result.output);
    actual.errors = visible_lines(result.errors);
    actual.status = result.status;
    return actual;
  }

  static bool adopt(Step& step, const Step& actual) {
    const std::string before = print_scenario({{step}, {}});
    step.output = updated(step.output, actual.output);
    step.errors = updated(step.errors, actual.errors);
    step.status = actual.status;
    return print_scenario({{step}, {}}) != before;
  }

  bool report(const std::string& file, const Step& step, const Step& actual) {
    std::string text;
    for (const std::string& line : difference(step.output, actual.output))
      text += "  " + line.substr(0, 2) + ">" + line.substr(1) + "\n";
    for (const std::string& line : difference(step.errors, actual.errors))
      text += "  " + line.substr(0, 2) + "2>" + line.substr(1) + "\n";
    if (step.status != actual.status)
      text += "  - ! " + std::to_string(step.status) + "\n  + ! " + std::to_string(actual.status) +
              "\n";
    if (text.empty()) return true;
    console_.out().write(file + ":" + std::to_string(step.line) + ": $ " + step.command + "\n" +
                         text);
    return false;
  }

  const ParsedArguments& arguments_;
  Console& console_;
};

int play_all(const ParsedArguments& arguments, Console& console) {
  Player player(arguments, console);
  int failures = 0;
  for (const std::string& file : arguments.operands()) failures += player.play(file) ? 0 : 1;
  if (failures > 0)
    console.out().write("- is expected, + is what came; to accept what came: --update\n");
  return failures == 0 ? 0 : 1;
}

}  // namespace

terminal::Program program() {
  using terminal::ValueKind;
  return {.name = "scenario_runner",
          .summary = "play scenario files and show what differs",
          .commands =
              {{.usages = {"[OPTIONS] FILE..."},
                .summary = "play scenario files and show what differs",
                .operands = {.kind = ValueKind::file, .name = "FILE", .minimum = 1},
                .flags = {{.name = "programs",
                           .kind = ValueKind::folder,
                           .help = "folder of programs under test",
                           .repeatable = true},
                          {.name = "sample", .kind = ValueKind::folder, .help = "value of $SAMPLE"},
                          {.name = "update", .help = "write what came into the files"}}}},
          .statuses = {{0, "all as expected"}, {1, "something differs"}}};
}

}  // namespace technews::scenarios

int main(int argc, char** argv) {
  static const technews::terminal::Program program = technews::scenarios::program();
  return technews::terminal::run_program(program, argc, argv, technews::scenarios::play_all);
}
