// The one use of cxxopts: turns arguments that argument_scan found well-formed into strings.
#pragma once

#include "shared/terminal/flag_table.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace technews::terminal {

struct RawArguments {
  std::map<std::string, std::vector<std::string>> values;  // by long name; switches: "true"
  std::vector<std::string> operands;
};

// REQUIRES: arguments as scan_arguments() spells them. Throws Error(usage).
RawArguments parse_options(const Command& command, std::span<const std::string> arguments);

}  // namespace technews::terminal
