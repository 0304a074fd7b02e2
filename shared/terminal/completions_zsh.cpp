#include "shared/terminal/completions.h"

namespace technews::terminal {
namespace {

// Inside single quotes; special are the characters that end this part of an _arguments
// specification.
std::string quoted(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (c == '\'') {
      result += "'\\''";
    } else {
      if (c == '\\' || special.find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
  }
  return result;
}

std::string action(const Flag& flag) {
  switch (flag.kind) {
    case ValueKind::choice: {
      std::string choices;
      for (const std::string_view choice : flag.choices)
        choices += (choices.empty() ? "" : " ") + std::string(choice);
      return "(" + choices + ")";
    }
    case ValueKind::file:
      return "_files";
    case ValueKind::folder:
      return "_files -/";
    default:
      return " ";
  }
}

std::string specification(const Flag& flag) {
  const bool value = flag.kind != ValueKind::none;
  const std::string name = "--" + std::string(flag.name);
  const std::string tail = "'[" + quoted(flag.help, "[]") + "]" +
                           (value ? ":" + quoted(value_name(flag), ":") + ":" + action(flag) : "") +
                           "'";
  const std::string long_form = name + (value ? "=" : "");
  if (flag.letter == 0) return (flag.repeatable ? "'*'" : "") + long_form + tail;
  const std::string letter = std::string("-") + flag.letter;
  const std::string apart = flag.repeatable ? "'*'" : "'(" + letter + " " + name + ")'";
  return apart + "{" + letter + (value ? "+" : "") + "," + long_form + "}" + tail;
}

std::string specifications(const std::vector<Flag>& flags, const std::string& margin) {
  std::string text;
  for (const Flag& flag : flags) text += " \\\n" + margin + specification(flag);
  return text;
}

std::string arguments_of(const Command& command, const std::string& margin) {
  std::string text = "_arguments -s -S" + specifications(all_flags(command), margin);
  if (command.operands.kind == ValueKind::none) return text;
  return text + " \\\n" + margin + "'*:" + quoted(command.operands.name, ":") + ":" +
         (command.operands.kind == ValueKind::file ? "_files" : " ") + "'";
}

std::string verbs(const Program& program) {
  std::string text =
      "  local context state state_descr line\n  typeset -A opt_args\n"
      "  local -a verbs=(\n";
  for (const Command& command : program.commands)
    text += "    '" + std::string(command.name) + ":" + quoted(command.summary, ":") + "'\n";
  const std::vector<Flag> standard(standard_flags().begin(), standard_flags().end());
  text += "  )\n  _arguments -C" + specifications(standard, "    ") +
          " \\\n    '1:command:->verb' '*::argument:->rest'\n  case $state in\n"
          "    verb) _describe -t commands command verbs ;;\n    rest)\n      case $words[1] in\n";
  for (const Command& command : program.commands)
    text += "        " + std::string(command.name) + ")\n          " +
            arguments_of(command, "            ") + "\n          ;;\n";
  return text + "      esac\n      ;;\n  esac\n";
}

}  // namespace

std::string zsh_completions(const Program& program) {
  const std::string name(program.name);
  const std::string body = program.has_verbs()
                               ? verbs(program)
                               : "  " + arguments_of(program.commands.front(), "    ") + "\n";
  return "#compdef " + name + "\n# Made by: " + name + " --generate zsh\n_" + name + "() {\n" +
         body + "}\n" +
         // Works as an autoloaded function of fpath and when it is sourced.
         "if [[ $funcstack[1] == _" + name + " ]]; then\n  _" + name +
         " \"$@\"\nelse\n  compdef _" + name + " " + name + "\nfi\n";
}

}  // namespace technews::terminal
