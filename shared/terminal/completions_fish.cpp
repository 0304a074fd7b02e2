#include "shared/terminal/completions.h"

namespace technews::terminal {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string value_options(const Flag& flag) {
  switch (flag.kind) {
    case ValueKind::none:
      return "";
    case ValueKind::choice: {
      std::string choices;
      for (const std::string_view choice : flag.choices)
        choices += (choices.empty() ? "" : " ") + std::string(choice);
      return " -x -a " + quoted(choices);
    }
    case ValueKind::file:
      return " -r -F";
    case ValueKind::folder:
      return " -x -a '(__fish_complete_directories)'";
    default:
      return " -x";
  }
}

std::string flag_line(const std::string& start, const Flag& flag) {
  return start + (flag.letter != 0 ? std::string(" -s ") + flag.letter : "") + " -l " +
         std::string(flag.name) + value_options(flag) + " -d " + quoted(flag.help) + "\n";
}

}  // namespace

std::string fish_completions(const Program& program) {
  const std::string name(program.name);
  const std::string start = "complete -c " + name;
  std::string text = "# fish completions for " + name + ", made by: " + name +
                     " --generate fish\n" + start + " -f\n";
  if (program.has_verbs()) {
    for (const Flag& flag : standard_flags()) text += flag_line(start, flag);
    for (const Command& command : program.commands)
      text += start + " -n __fish_use_subcommand -a " + std::string(command.name) + " -d " +
              quoted(command.summary) + "\n";
  }
  for (const Command& command : program.commands) {
    const std::string condition = command.name.empty() ? ""
                                                       : " -n '__fish_seen_subcommand_from " +
                                                             std::string(command.name) + "'";
    const std::vector<Flag> flags = program.has_verbs() ? command.flags : all_flags(command);
    for (const Flag& flag : flags) text += flag_line(start + condition, flag);
    if (command.operands.kind == ValueKind::file) text += start + condition + " -F\n";
  }
  return text;
}

}  // namespace technews::terminal
