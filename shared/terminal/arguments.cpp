#include "shared/terminal/arguments.h"

#include "shared/base/error.h"
#include "shared/base/nearest.h"
#include "shared/terminal/argument_scan.h"
#include "shared/terminal/flag_value.h"
#include "shared/terminal/option_parser.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace technews::terminal {
namespace {

using base::Error;
using base::ErrorCode;

[[noreturn]] void abort_for(std::string_view name, const char* mistake) {
  std::fprintf(stderr, "mistake in the program: flag --%.*s %s\n", static_cast<int>(name.size()),
               name.data(), mistake);
  std::abort();
}

std::string full_name(const Program& program, const Command* command) {
  std::string name(program.name);
  if (command != nullptr && !command->name.empty()) name += " " + std::string(command->name);
  return name;
}

const Command& find_command(const Program& program, const std::string& name) {
  std::vector<std::string_view> names;
  for (const Command& command : program.commands) {
    if (command.name == name) return command;
    names.push_back(command.name);
  }
  std::vector<std::string> hints;
  if (const auto nearest = base::nearest_name(name, names))
    hints.push_back("did you mean " + std::string(program.name) + " " + *nearest + "?");
  std::string list = "commands:";
  for (const std::string_view known : names) list += " " + std::string(known);
  hints.push_back(list);
  throw Error(ErrorCode::usage, "unknown command \"" + name + "\"", hints);
}

void check_operands(const std::string& program, const Command& command,
                    std::span<const std::string> operands) {
  const Operands& wanted = command.operands;
  if (operands.size() < wanted.minimum)
    throw Error(ErrorCode::usage, "no " + std::string(wanted.name) + " given",
                {"usage: " + program + " " + std::string(command.usages.front())});
  const std::size_t most = wanted.kind == ValueKind::none ? 0 : wanted.maximum;
  if (operands.size() > most)
    throw Error(ErrorCode::usage, "\"" + operands[most] + "\" is one argument too many",
                {"usage: " + program + " " + std::string(command.usages.front())});
}

Wish wish_of(const std::string& standard_flag, const std::string& generate) {
  if (!generate.empty()) return Wish::generate;
  if (standard_flag == "--help") return Wish::long_help;
  return standard_flag == "-V" || standard_flag == "--version" ? Wish::version : Wish::short_help;
}

CommandLine parse_for(const Program& program, const Command& command,
                      std::span<const std::string> arguments) {
  const std::string name = full_name(program, &command);
  const ScannedArguments scanned = scan_arguments(name, command, arguments);
  CommandLine line{.wish = Wish::run, .command = &command, .arguments = {}, .generate = {}};
  if (!scanned.standard_flag.empty()) {
    line.wish = wish_of(scanned.standard_flag, scanned.generate);
    line.generate = scanned.generate;
    return line;
  }
  RawArguments raw = parse_options(command, scanned.arguments);
  if (raw.values.contains("print-config")) {
    line.wish = Wish::print_config;
  } else {
    check_operands(name, command, raw.operands);
  }
  line.arguments.emplace(command, std::move(raw.values), std::move(raw.operands));
  return line;
}

// Flags before the command's name: only the standard ones.
CommandLine parse_before_command(const Program& program, std::span<const std::string> arguments) {
  static const Command none;
  std::vector<std::string> before;
  for (const std::string& argument : arguments) {
    const bool generate = !before.empty() && before.back() == "--generate";
    if (!argument.starts_with('-') && !generate) break;
    before.push_back(argument);
  }
  try {
    const ScannedArguments scanned = scan_arguments(std::string(program.name), none, before);
    if (!scanned.standard_flag.empty())
      return {.wish = wish_of(scanned.standard_flag, scanned.generate),
              .command = nullptr,
              .arguments = {},
              .generate = scanned.generate};
  } catch (const Error& failure) {
    if (before.size() < arguments.size())
      throw Error(ErrorCode::usage, failure.what(),
                  {"flags stand after the command: " + std::string(program.name) + " COMMAND " +
                   before.front() + " ..."});
    throw;
  }
  throw Error(ErrorCode::usage, "no command given",
              {"commands and flags: " + std::string(program.name) + " --help"});
}

}  // namespace

ParsedArguments::ParsedArguments(const Command& command,
                                 std::map<std::string, std::vector<std::string>> values,
                                 std::vector<std::string> operands)
    : command_(&command), values_(std::move(values)), operands_(std::move(operands)) {}

std::string ParsedArguments::joined_operands() const {
  std::string text;
  for (const std::string& operand : operands_) {
    if (!text.empty()) text += ' ';
    text += operand;
  }
  return text;
}

const Flag& ParsedArguments::flag(std::string_view name) const {
  for (const Flag& flag : command_->flags)
    if (flag.name == name) return flag;
  abort_for(name, "is not in the table");
}

const std::string* ParsedArguments::last(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? nullptr : &found->second.back();
}

bool ParsedArguments::has(std::string_view name) const {
  flag(name);
  return last(name) != nullptr;
}

bool ParsedArguments::given(std::string_view name) const {
  return has(name) && !sources_.contains(std::string(name));
}

void ParsedArguments::add_setting(const std::string& name, const std::string& value,
                                  const std::string& source) {
  values_[name].push_back(value);
  sources_[name] = source;
}

std::string ParsedArguments::setting_source(std::string_view name) const {
  const auto found = sources_.find(std::string(name));
  return found == sources_.end() ? std::string() : found->second;
}

std::vector<std::string> ParsedArguments::typed(std::string_view name) const {
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

void ParsedArguments::forget_settings_but(std::span<const std::string_view> names) {
  std::erase_if(sources_, [&](const auto& source) {
    const bool kept = std::ranges::find(names, source.first) != names.end();
    if (!kept) values_.erase(source.first);
    return !kept;
  });
}

std::optional<std::string> ParsedArguments::text(std::string_view name) const {
  const ValueKind kind = flag(name).kind;
  if (kind == ValueKind::none) abort_for(name, "is a switch");
  const std::string* value = last(name);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::string ParsedArguments::text_or(std::string_view name, std::string_view otherwise) const {
  return text(name).value_or(std::string(otherwise));
}

std::vector<std::string> ParsedArguments::texts(std::string_view name) const {
  if (!flag(name).repeatable) abort_for(name, "is not repeatable");
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::int64_t> ParsedArguments::integer(std::string_view name) const {
  if (flag(name).kind != ValueKind::integer) abort_for(name, "is not an integer");
  const std::string* value = last(name);
  return value == nullptr ? std::nullopt : parse_integer(*value);
}

std::int64_t ParsedArguments::integer_or(std::string_view name, std::int64_t otherwise) const {
  return integer(name).value_or(otherwise);
}

std::optional<double> ParsedArguments::number(std::string_view name) const {
  if (flag(name).kind != ValueKind::number) abort_for(name, "is not a number");
  const std::string* value = last(name);
  return value == nullptr ? std::nullopt : parse_number(*value);
}

std::optional<base::Date> ParsedArguments::date(std::string_view name) const {
  if (flag(name).kind != ValueKind::date) abort_for(name, "is not a date");
  const std::string* value = last(name);
  return value == nullptr ? std::nullopt : base::parse_iso_date(*value);
}

CommandLine parse_command_line(const Program& program, std::span<const std::string> arguments) {
  if (!program.has_verbs()) return parse_for(program, program.commands.front(), arguments);
  if (arguments.empty() || arguments.front().starts_with('-'))
    return parse_before_command(program, arguments);
  return parse_for(program, find_command(program, arguments.front()), arguments.subspan(1));
}

}  // namespace technews::terminal
