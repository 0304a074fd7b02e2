#include "shared/terminal/argument_scan.h"

#include "shared/base/error.h"
#include "shared/base/nearest.h"
#include "shared/terminal/flag_value.h"

#include <algorithm>
#include <optional>

namespace technews::terminal {
namespace {

[[noreturn]] void fail(const std::string& message, std::vector<std::string> hints = {}) {
  throw base::Error(base::ErrorCode::usage, message, std::move(hints));
}

class Scanner {
 public:
  Scanner(const std::string& program, const Command& command,
          std::span<const std::string> arguments)
      : program_(program), command_(command), arguments_(arguments), flags_(all_flags(command)) {}

  ScannedArguments scan() {
    for (; next_ < arguments_.size() && result_.standard_flag.empty(); ++next_) {
      const std::string& argument = arguments_[next_];
      if (argument == "--") {
        operands_.insert(operands_.end(), arguments_.begin() + std::ptrdiff_t(next_) + 1,
                         arguments_.end());
        break;
      }
      if (argument.size() < 2 || argument[0] != '-') {
        operands_.push_back(argument);
      } else if (argument[1] == '-') {
        scan_long(argument);
      } else {
        scan_short(argument);
      }
    }
    result_.arguments.push_back("--");
    result_.arguments.insert(result_.arguments.end(), operands_.begin(), operands_.end());
    return std::move(result_);
  }

 private:
  const Flag* find(std::string_view name) const {
    const auto found = std::find_if(flags_.begin(), flags_.end(),
                                    [&](const Flag& flag) { return flag.name == name; });
    return found == flags_.end() ? nullptr : &*found;
  }

  const Flag* find(char letter) const {
    const auto found = std::find_if(flags_.begin(), flags_.end(), [&](const Flag& flag) {
      return flag.letter != 0 && flag.letter == letter;
    });
    return found == flags_.end() ? nullptr : &*found;
  }

  void scan_long(const std::string& argument) {
    const std::size_t equals = argument.find('=');
    const std::string spelled = argument.substr(0, equals);
    const Flag* flag = find(std::string_view(spelled).substr(2));
    if (flag == nullptr) fail_unknown_name(spelled);
    if (equals == std::string::npos) {
      take(*flag, spelled);
    } else if (flag->kind == ValueKind::none) {
      fail(spelled + " takes no value");
    } else {
      add(*flag, spelled, argument.substr(equals + 1));
    }
  }

  void scan_short(const std::string& argument) {
    const Flag* first = find(argument[1]);
    const std::string rest = argument.substr(2);
    const std::string spelled = argument.substr(0, 2);
    if (first != nullptr && rest.empty()) {
      take(*first, spelled);
    } else if (first != nullptr && may_be_attached(*first, rest)) {
      add(*first, spelled, rest);
    } else if (const auto switches = joined_switches(argument)) {
      for (const Flag* flag : *switches) take(*flag, spelled);
    } else {
      fail_unknown_letters(argument, first);
    }
  }

  // "-n5" is read, "-d./news.db" and "-david" are not: the second may well be a word to leave out.
  static bool may_be_attached(const Flag& flag, std::string_view value) {
    const bool checked = flag.kind == ValueKind::integer || flag.kind == ValueKind::number ||
                         flag.kind == ValueKind::choice || flag.kind == ValueKind::date;
    return checked && is_value(flag, value);
  }

  // The switches of -qv, or nullopt unless every letter is one.
  std::optional<std::vector<const Flag*>> joined_switches(const std::string& argument) const {
    std::vector<const Flag*> switches;
    for (const char letter : std::string_view(argument).substr(1)) {
      const Flag* flag = find(letter);
      if (flag == nullptr || flag->kind != ValueKind::none) return std::nullopt;
      switches.push_back(flag);
    }
    return switches;
  }

  void take(const Flag& flag, const std::string& spelled) {
    if (flag.kind == ValueKind::none) {
      add_switch(flag, spelled);
      return;
    }
    if (next_ + 1 == arguments_.size()) fail(spelled + " needs a value: " + value_form(flag));
    const std::string& value = arguments_[next_ + 1];
    if (is_flag(value))
      fail(spelled + " needs a value: " + value_form(flag),
           {value + " is a flag; if it is meant as the value: --" + std::string(flag.name) + "=" +
            value});
    ++next_;
    add(flag, spelled, value);
  }

  bool is_flag(const std::string& argument) const {
    if (argument.size() == 2 && argument[0] == '-') return argument[1] == '-' || find(argument[1]);
    return argument.starts_with("--") && find(std::string_view(argument).substr(2)) != nullptr;
  }

  void add_switch(const Flag& flag, const std::string& spelled) {
    result_.arguments.push_back("--" + std::string(flag.name));
    if (flag.name == "help" || flag.name == "version") result_.standard_flag = spelled;
  }

  void add(const Flag& flag, const std::string& spelled, const std::string& value) {
    check_value(flag, spelled, value);
    result_.arguments.push_back("--" + std::string(flag.name) + "=" + value);
    if (flag.name != "generate") return;
    result_.standard_flag = spelled;
    result_.generate = value;
  }

  [[noreturn]] void fail_unknown_name(const std::string& spelled) const {
    std::vector<std::string_view> names;
    for (const Flag& flag : flags_) names.push_back(flag.name);
    std::vector<std::string> hints;
    if (const auto nearest = base::nearest_name(std::string_view(spelled).substr(2), names))
      hints.push_back("did you mean --" + *nearest + "?");
    hints.push_back("all flags: " + program_ + " --help");
    fail("unknown flag " + spelled, hints);
  }

  [[noreturn]] void fail_unknown_letters(const std::string& argument, const Flag* first) const {
    const std::string word = argument.substr(1);
    std::vector<std::string> hints;
    if (first != nullptr && is_value(*first, argument.substr(2)))
      hints.push_back("for the flag: " + argument.substr(0, 2) + " " + argument.substr(2));
    if (command_.operands.kind == ValueKind::text) {
      hints.push_back("to leave a word out: NOT " + word);
      hints.push_back("or put -- before the words: " + program_ + " -- " + words_with(argument));
    } else {
      hints.push_back("all flags: " + program_ + " --help");
    }
    fail("unknown flag " + argument, hints);
  }

  std::string words_with(const std::string& argument) const {
    std::string words;
    for (const std::string& operand : operands_) words += operand + " ";
    return words + argument;
  }

  const std::string& program_;
  const Command& command_;
  std::span<const std::string> arguments_;
  std::vector<Flag> flags_;
  std::size_t next_ = 0;
  std::vector<std::string> operands_;
  ScannedArguments result_;
};

}  // namespace

ScannedArguments scan_arguments(const std::string& program, const Command& command,
                                std::span<const std::string> arguments) {
  return Scanner(program, command, arguments).scan();
}

}  // namespace technews::terminal
