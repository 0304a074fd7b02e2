// Reads arguments against the flag table before cxxopts does, to complain well about what cxxopts
// would misread: "apple -foo", unknown flags, values that are missing or out of range.
#pragma once

#include "shared/terminal/flag_table.h"

#include <span>
#include <string>
#include <vector>

namespace technews::terminal {

struct ScannedArguments {
  // Every flag as --name or --name=VALUE, then "--", then the operands.
  std::vector<std::string> arguments;
  // The first help, version or generate flag as typed ("-h", "--help"), where scanning stopped.
  std::string standard_flag;
  std::string generate;
};

// Throws Error(usage) with hints. program is what hints call the program and command: "indexer
// add".
ScannedArguments scan_arguments(const std::string& program, const Command& command,
                                std::span<const std::string> arguments);

}  // namespace technews::terminal
