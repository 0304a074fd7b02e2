#include "shared/terminal/policy.h"

#include "shared/terminal/flag_value.h"

#include <algorithm>

#include <sys/ioctl.h>
#include <unistd.h>

namespace technews::terminal {
namespace {

constexpr int least_width = 20;
constexpr int most_width = 10'000;

Stream read_stream(int descriptor) {
  Stream stream{.is_terminal = ::isatty(descriptor) == 1, .columns = {}, .rows = {}};
  winsize size{};
  if (!stream.is_terminal || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return stream;
  // Some terminals and emulators report zero: unknown.
  if (size.ws_col > 0) stream.columns = size.ws_col;
  if (size.ws_row > 0) stream.rows = size.ws_row;
  return stream;
}

When when_of(const ParsedArguments& arguments, std::string_view name) {
  const std::string value = arguments.text_or(name, "auto");
  if (value == "always") return When::always;
  return value == "never" ? When::never : When::automatic;
}

bool has_plain_look(const Environment& environment) {
  return !environment.variable("NO_COLOR").empty() || environment.variable("TERM") == "dumb";
}

bool color_of(const Environment& environment, When choice, const Stream& stream) {
  if (choice != When::automatic) return choice == When::always;
  if (!environment.variable("NO_COLOR").empty()) return false;
  const std::string_view force = environment.variable("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return environment.variable("TERM") != "dumb" && stream.is_terminal;
}

bool hyperlinks_of(const Environment& environment, When choice) {
  if (choice != When::automatic) return choice == When::always;
  return environment.output.is_terminal && !has_plain_look(environment);
}

// Columns that may be written.
int width_of(const Environment& environment, std::optional<int> chosen, const Stream& stream) {
  if (chosen) return chosen == stream.columns ? *chosen - 1 : *chosen;
  const auto variable = parse_integer(environment.variable("COLUMNS"));
  const bool good = variable && *variable > 0 && *variable <= most_width;
  const int columns = stream.columns.value_or(good ? static_cast<int>(*variable) : 80);
  return std::clamp(columns - 1, least_width - 1, most_width);
}

std::string without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

// The first variable that is set decides, even when it is empty.
std::string pager_command(const Environment& environment) {
  for (const char* name : {"TECHNEWS_PAGER", "PAGER"}) {
    const auto found = environment.variables.find(name);
    if (found != environment.variables.end()) return without_blanks(found->second);
  }
  return "less";
}

void choose_pager(TerminalPolicy& policy, const Environment& environment, When choice) {
  if (choice == When::never) return;
  const bool terminals = environment.output.is_terminal && environment.input_is_terminal;
  if (choice == When::automatic && (!terminals || environment.variable("TERM") == "dumb")) return;
  std::string command = pager_command(environment);
  if (command.empty() || command == "cat") return;
  // more stops at form feeds, drops colour and can't go back; a PAGER of bare `more` is a
  // system's default rather than a wish.
  if (command == "more") command = "less";
  policy.pager = command;
  policy.set_less_options = !environment.variables.contains("LESS");
}

}  // namespace

std::string_view Environment::variable(std::string_view name) const {
  const auto found = variables.find(name);
  return found == variables.end() ? std::string_view{} : std::string_view(found->second);
}

Environment read_environment() {
  Environment environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos)
      environment.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  environment.input_is_terminal = ::isatty(STDIN_FILENO) == 1;
  environment.output = read_stream(STDOUT_FILENO);
  environment.errors = read_stream(STDERR_FILENO);
  return environment;
}

DisplayChoices display_choices(const ParsedArguments& arguments) {
  const auto& flags = arguments.command().flags;
  const bool displays = std::any_of(flags.begin(), flags.end(),
                                    [](const Flag& flag) { return flag.name == "hyperlinks"; });
  if (!displays) return {};
  DisplayChoices choices{.color = when_of(arguments, "color"),
                         .hyperlinks = when_of(arguments, "hyperlinks"),
                         .pager = when_of(arguments, "pager"),
                         .width = {}};
  if (const auto width = arguments.integer("width")) choices.width = static_cast<int>(*width);
  return choices;
}

std::optional<int> TerminalPolicy::text_width(int most) const {
  return wrap_width ? std::optional(std::min(*wrap_width, most)) : std::nullopt;
}

TerminalPolicy make_policy(const Environment& environment, const DisplayChoices& choices) {
  TerminalPolicy policy;
  policy.output_color = color_of(environment, choices.color, environment.output);
  policy.error_color = color_of(environment, choices.color, environment.errors);
  policy.hyperlinks = hyperlinks_of(environment, choices.hyperlinks);
  policy.interactive_output = environment.output.is_terminal;
  policy.progress = environment.errors.is_terminal && environment.variable("TERM") != "dumb";
  if (environment.output.is_terminal || choices.width)
    policy.wrap_width = width_of(environment, choices.width, environment.output);
  if (environment.errors.is_terminal || choices.width)
    policy.error_width = width_of(environment, choices.width, environment.errors);
  policy.rows = environment.output.rows.value_or(24);
  choose_pager(policy, environment, choices.pager);
  return policy;
}

}  // namespace technews::terminal
