#include "shared/terminal/completions.h"

namespace technews::terminal {
namespace {

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : " ") + std::string(word);
  return text;
}

std::string words_line(const std::string& words) {
  return "mapfile -t COMPREPLY < <(compgen -W '" + words + "' -- \"$current\")";
}

std::string files_line(std::string_view option) {
  return "mapfile -t COMPREPLY < <(compgen " + std::string(option) +
         " -- \"$current\"); compopt -o filenames 2>/dev/null";
}

// What completes a value; ":" (nothing) for free text.
std::string value_line(const Flag& flag) {
  switch (flag.kind) {
    case ValueKind::choice:
      return words_line(joined(flag.choices));
    case ValueKind::file:
      return files_line("-f");
    case ValueKind::folder:
      return files_line("-d");
    default:
      return ":";
  }
}

std::string value_cases(const Command& command) {
  std::string text;
  for (const Flag& flag : all_flags(command)) {
    if (flag.kind == ValueKind::none) continue;
    const std::string key = std::string(command.name) + ",";
    text += "    " + (flag.letter != 0 ? key + "-" + flag.letter + "|" : "") + key + "--" +
            std::string(flag.name) + ") " + value_line(flag) + "; return ;;\n";
  }
  return text;
}

std::string flag_words(const std::vector<Flag>& flags) {
  std::string words;
  for (const Flag& flag : flags) {
    words += (words.empty() ? "--" : " --") + std::string(flag.name);
    if (flag.letter != 0) words += std::string(" -") + flag.letter;
  }
  return words;
}

std::string operand_cases(const Command& command) {
  const std::string key = "    " + std::string(command.name) + ",";
  std::string text = key + "-*) " + words_line(flag_words(all_flags(command))) + " ;;\n";
  if (command.operands.kind == ValueKind::file) text += key + "*) " + files_line("-f") + " ;;\n";
  return text;
}

std::string first_word_case(const Program& program) {
  std::vector<std::string_view> names;
  for (const Command& command : program.commands) names.push_back(command.name);
  const std::vector<Flag> standard(standard_flags().begin(), standard_flags().end());
  return "  if (( COMP_CWORD == 1 )); then\n    " +
         words_line(joined(names) + " " + flag_words(standard)) + "\n    return\n  fi\n";
}

}  // namespace

std::string bash_completions(const Program& program) {
  const std::string name(program.name);
  std::string text =
      "# bash completions for " + name + ", made by: " + name + " --generate bash\n_" + name +
      "() {\n" +
      "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local verb=\n"
      "  COMPREPLY=()\n"
      "  # --flag=value arrives as three words.\n"
      "  if [[ $current == = ]]; then\n"
      "    current=\n"
      "  elif [[ $previous == = ]] && (( COMP_CWORD > 1 )); then\n"
      "    previous=${COMP_WORDS[COMP_CWORD-2]}\n"
      "  fi\n";
  if (program.has_verbs()) text += first_word_case(program) + "  verb=${COMP_WORDS[1]}\n";
  text += "  case $verb,$previous in\n";
  for (const Command& command : program.commands) text += value_cases(command);
  text += "  esac\n  case $verb,$current in\n";
  for (const Command& command : program.commands) text += operand_cases(command);
  text += "  esac\n}\ncomplete -F _" + name + " " + name + "\n";
  return text;
}

}  // namespace technews::terminal
