// What every main() does: streams, signals, flags, help, the one catch, the exit status.
#pragma once

#include "shared/base/diagnostic.h"
#include "shared/base/error.h"
#include "shared/base/output.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/policy.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace technews::terminal {

// The outside world of a command, made once. Not thread-safe.
class Console {
 public:
  Console(std::string program, Environment environment);

  base::Output& out() { return out_; }
  const Environment& environment() const { return environment_; }
  const TerminalPolicy& policy() const { return policy_; }
  void choose(const DisplayChoices& choices) { policy_ = make_policy(environment_, choices); }

  // Writes text that people read to standard output, through the pager when it is taller than the
  // screen. text is already sanitised and decorated. Throws Error(io).
  void show(std::string_view text);

  // Writes text to the error stream at once, after what standard output holds, so that the two
  // keep their order on a terminal. Throws Error(io).
  void say(std::string_view text);

  // say() for "searcher: note: …" and query errors as screens with a caret.
  void complain(std::span<const base::Diagnostic> diagnostics, std::string_view query);

  // How an Error that ends the command is put, instead of an error screen on the error stream: an
  // object on standard output for programs that read JSON.
  void put_errors_as(std::function<std::string(const base::Error&)> form) {
    error_form_ = std::move(form);
  }
  void report(const base::Error& error);

 private:
  std::string program_;
  Environment environment_;
  TerminalPolicy policy_;
  base::Output out_;
  base::Output err_;
  std::function<std::string(const base::Error&)> error_form_;
};

// A command: its result is the exit status.
using Body = std::function<int(const ParsedArguments&, Console&)>;

// The whole of a main(): parses, answers -h, --help, --version and --generate, runs body, flushes,
// and maps every failure to a screen and a status. SIGPIPE gets its default action (a closed pipe
// ends the program quietly, 141), SIGXFSZ is ignored (a file limit is a write error). program must
// live until the return.
int run_program(const Program& program, int argc, char** argv, const Body& body);

}  // namespace technews::terminal
