// Running one command of a scenario, with pipes or in a terminal of its own.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace technews::scenarios {

struct CommandSpec {
  std::string command;                           // for /bin/sh -c
  std::string folder;                            // working folder
  std::map<std::string, std::string> variables;  // the whole environment
  std::string input;                             // on standard input; nothing: /dev/null
  std::optional<int> columns;  // a terminal this wide, 50 rows high, for all three streams
  std::chrono::seconds limit{120};
};

struct CommandResult {
  std::string output;
  std::string errors;
  int status = 0;          // 128 + signal when a signal ended it, as shells count
  bool timed_out = false;  // it and its children were killed
};

// The two streams are kept apart in a terminal too: each has a pseudo-terminal of its own, without
// echo and without newline translation. Throws base::Error when the system refuses.
CommandResult run_command(const CommandSpec& spec);

}  // namespace technews::scenarios
