#include "shared/terminal/flag_table.h"

#include <algorithm>
#include <set>

namespace technews::terminal {
namespace {

std::vector<std::string_view> when() { return {"auto", "always", "never"}; }

class Checker {
 public:
  void check(const Program& program) {
    if (program.commands.empty()) complain(std::string(program.name) + " has no commands");
    std::set<std::string_view> names;
    for (const Command& command : program.commands) {
      place_ =
          std::string(program.name) + (command.name.empty() ? "" : " ") + std::string(command.name);
      if (!names.insert(command.name).second) complain("command twice");
      if (command.usages.empty()) complain("no usage line");
      check_prose(command.summary);
      check_flags(command);
    }
  }

  std::vector<std::string> take() { return std::move(mistakes_); }

 private:
  void complain(const std::string& what) { mistakes_.push_back(place_ + ": " + what); }

  void check_prose(std::string_view text) {
    if (text.empty()) complain("no help text");
    if (text.ends_with('.')) complain("ends in a full stop: " + std::string(text));
    const auto bad = [](char c) { return c < ' ' || c > '~'; };
    if (std::any_of(text.begin(), text.end(), bad))
      complain("not one line of ASCII: " + std::string(text));
  }

  void check_flags(const Command& command) {
    std::set<std::string_view> names;
    std::set<char> letters;
    const std::string command_place = place_;
    for (const Flag& flag : all_flags(command)) {
      place_ = command_place + " --" + std::string(flag.name);
      if (!names.insert(flag.name).second) complain("name twice");
      if (flag.letter != 0 && !letters.insert(flag.letter).second) complain("letter twice");
      check_flag(flag);
    }
    place_ = command_place;
  }

  void check_flag(const Flag& flag) {
    const auto name_character = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (flag.name.size() < 2 || !std::all_of(flag.name.begin(), flag.name.end(), name_character))
      complain("name is not two or more of a-z, 0-9, -");
    check_prose(flag.help);
    const bool choice = flag.kind == ValueKind::choice;
    if (choice == flag.choices.empty()) complain("choices belong to ValueKind::choice");
    if (flag.kind == ValueKind::none && (!flag.value.empty() || !flag.default_text.empty()))
      complain("a switch has no value");
    if (flag.minimum > flag.maximum) complain("empty range");
  }

  std::string place_;
  std::vector<std::string> mistakes_;
};

std::string joined(const std::vector<std::string_view>& parts) {
  std::string text;
  for (const std::string_view part : parts) {
    if (!text.empty()) text += '|';
    text += part;
  }
  return text;
}

}  // namespace

std::span<const Flag> standard_flags() {
  static const std::vector<Flag> flags = {
      {.name = "help",
       .letter = 'h',
       .help = "show help: -h in short, --help in full",
       .group = "Help",
       .in_short_help = true},
      {.name = "version", .letter = 'V', .help = "show the version", .group = "Help"},
      {.name = "generate",
       .kind = ValueKind::choice,
       .value = "WHAT",
       .help = "print the man page or a shell's completions",
       .group = "Help",
       .choices = {"man", "bash", "zsh", "fish"}},
      {.name = "print-config",
       .help = "show the settings, and whether a flag, the environment or a file made them",
       .group = "Help"},
  };
  return flags;
}

std::vector<Flag> display_flags() {
  std::vector<Flag> flags = {
      {.name = "color",
       .kind = ValueKind::choice,
       .value = "WHEN",
       .help = "colour and bold text",
       .group = "Display",
       .default_text = "auto",
       .choices = when()},
      {.name = "hyperlinks",
       .kind = ValueKind::choice,
       .value = "WHEN",
       .help = "make titles clickable in terminals that can",
       .group = "Display",
       .default_text = "auto",
       .choices = when()},
      {.name = "pager",
       .kind = ValueKind::choice,
       .value = "WHEN",
       .help = "show output taller than the screen in $TECHNEWS_PAGER, $PAGER or less",
       .group = "Display",
       .default_text = "auto",
       .choices = when()},
      {.name = "width",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "columns to wrap text to",
       .group = "Display",
       .default_text = "the terminal's",
       .minimum = 20,
       .maximum = 10'000},
  };
  for (Flag& flag : flags) flag.setting = true;
  return flags;
}

std::vector<Flag> join_flags(std::vector<Flag> flags, std::span<const Flag> more) {
  flags.insert(flags.end(), more.begin(), more.end());
  return flags;
}

std::vector<Flag> with_settings(std::vector<Flag> flags, std::span<const std::string_view> names) {
  for (Flag& flag : flags)
    flag.setting = flag.setting || std::ranges::find(names, flag.name) != names.end();
  return flags;
}

std::vector<Flag> all_flags(const Command& command) {
  return join_flags(command.flags, standard_flags());
}

std::string value_name(const Flag& flag) {
  if (!flag.value.empty()) return std::string(flag.value);
  switch (flag.kind) {
    case ValueKind::none:
      return "";
    case ValueKind::text:
      return "TEXT";
    case ValueKind::file:
      return "FILE";
    case ValueKind::folder:
      return "DIR";
    case ValueKind::integer:
      return "N";
    case ValueKind::number:
      return "X";
    case ValueKind::choice:
      return joined(flag.choices);
    case ValueKind::date:
      return "DATE";
  }
  return "";
}

std::vector<std::string> table_mistakes(const Program& program) {
  Checker checker;
  checker.check(program);
  return checker.take();
}

}  // namespace technews::terminal
