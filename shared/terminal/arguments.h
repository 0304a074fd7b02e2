// A parsed command line: typed values by flag name, checked against the flag table.
#pragma once

#include "shared/base/date.h"
#include "shared/terminal/flag_table.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace technews::terminal {

// Values are checked when parsing, so getters never fail. Asking for a flag that the command's
// table lacks, or with another kind than the table's, is a mistake in the program: it aborts.
class ParsedArguments {
 public:
  ParsedArguments(const Command& command, std::map<std::string, std::vector<std::string>> values,
                  std::vector<std::string> operands);

  const Command& command() const { return *command_; }
  std::span<const std::string> operands() const { return operands_; }
  // The operands with single blanks between: a query as it was typed.
  std::string joined_operands() const;

  // Whether the flag has a value, given or set: the value of a switch.
  bool has(std::string_view name) const;
  // Whether it stands on the command line.
  bool given(std::string_view name) const;
  // The last value given: text, file, folder or choice.
  std::optional<std::string> text(std::string_view name) const;
  std::string text_or(std::string_view name, std::string_view otherwise) const;
  // Every value given, in order.
  std::vector<std::string> texts(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::int64_t integer_or(std::string_view name, std::int64_t otherwise) const;
  std::optional<double> number(std::string_view name) const;
  std::optional<base::Date> date(std::string_view name) const;

  // A value from a settings file for a flag that isn't given; source is "PATH:LINE".
  void add_setting(const std::string& name, const std::string& value, const std::string& source);
  // Where it was set; empty when it wasn't.
  std::string setting_source(std::string_view name) const;
  // All values as they were written; none without a value.
  std::vector<std::string> typed(std::string_view name) const;
  // As if the settings were not there, but for those of these flags.
  void forget_settings_but(std::span<const std::string_view> names);

 private:
  const Flag& flag(std::string_view name) const;
  const std::string* last(std::string_view name) const;

  const Command* command_;
  std::map<std::string, std::vector<std::string>> values_;
  std::map<std::string, std::string> sources_;  // of the values that were set
  std::vector<std::string> operands_;
};

// What a command line asks for besides running the command.
enum class Wish : std::uint8_t { run, short_help, long_help, version, generate, print_config };

struct CommandLine {
  Wish wish = Wish::run;
  const Command* command = nullptr;          // nullptr: none was named; only with another wish
  std::optional<ParsedArguments> arguments;  // set when wish is run or print_config
  std::string generate;                      // man, bash, zsh or fish
};

// Parses what stands after the program's name. Rules: flags may stand anywhere; `--` ends them; `-`
// is an operand; --flag VALUE and --flag=VALUE; -n VALUE; -nVALUE for numbers and choices; switches
// may be joined (-qv). A help, version or generate flag wins over everything after it.
// Throws Error(usage) whose message names the flag and whose hints say what to type instead.
// The program must outlive the result. Thread-safe.
CommandLine parse_command_line(const Program& program, std::span<const std::string> arguments);

}  // namespace technews::terminal
