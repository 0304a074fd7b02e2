#include "shared/terminal/option_parser.h"

#include "shared/base/error.h"

// Without these cxxopts splits "apple, google" at the comma and compiles five regular expressions
// at every start (4.6 against 2.0 million instructions).
#define CXXOPTS_VECTOR_DELIMITER '\0'
#define CXXOPTS_NO_REGEX
#include <cxxopts.hpp>

namespace technews::terminal {
namespace {

using Strings = std::vector<std::string>;
constexpr const char* operands_name = "operands";

cxxopts::Options options_of(const Command& command) {
  cxxopts::Options options{std::string(command.name)};
  for (const Flag& flag : all_flags(command)) {
    const std::string name(flag.name);
    if (flag.kind == ValueKind::none) {
      options.add_options()(name, "", cxxopts::value<bool>());
    } else {
      // A list of strings for every flag: cxxopts's own numbers wrap silently.
      options.add_options()(name, "", cxxopts::value<Strings>());
    }
  }
  options.add_options()(operands_name, "", cxxopts::value<Strings>());
  options.parse_positional(operands_name);
  return options;
}

}  // namespace

RawArguments parse_options(const Command& command, std::span<const std::string> arguments) {
  std::vector<const char*> pointers = {""};
  for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
  RawArguments raw;
  try {
    const auto parsed =
        options_of(command).parse(static_cast<int>(pointers.size()), pointers.data());
    for (const Flag& flag : all_flags(command)) {
      const std::string name(flag.name);
      if (parsed.count(name) == 0) continue;
      raw.values[name] =
          flag.kind == ValueKind::none ? Strings{"true"} : parsed[name].as<Strings>();
    }
    if (parsed.count(operands_name) != 0) raw.operands = parsed[operands_name].as<Strings>();
  } catch (const cxxopts::exceptions::exception& failure) {
    throw base::Error(base::ErrorCode::usage, failure.what());
  }
  return raw;
}

}  // namespace technews::terminal
