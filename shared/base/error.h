// Error: the only type that is thrown; it stops the command and carries its exit status.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace technews::base {

// The value is the exit status of the program.
enum class ErrorCode {
  usage = 2,          // wrong flags, or a query that can't be answered
  no_index = 3,       // the index is missing, locked or incompatible
  index_corrupt = 4,  // the index is damaged
  io = 5,             // reading, writing or a resource failed
  partial = 6,        // a time-out or a missing shard
};

// message says what happened to what; hints say what to do, one a line, most useful first.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, std::vector<std::string> hints = {});

  ErrorCode code() const { return code_; }
  int exit_status() const { return static_cast<int>(code_); }
  const std::vector<std::string>& hints() const { return hints_; }

 private:
  ErrorCode code_;
  std::vector<std::string> hints_;
};

// An Error(io) for a failed system call: "cannot open PATH: No such file or directory".
// error_number is errno as the call left it.
Error system_error(const std::string& what, const std::string& path, int error_number);

}  // namespace technews::base
