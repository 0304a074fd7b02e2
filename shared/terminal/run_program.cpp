#include "shared/terminal/run_program.h"

#include "shared/terminal/completions.h"
#include "shared/terminal/error_screen.h"
#include "shared/terminal/help.h"
#include "shared/terminal/man_page.h"
#include "shared/terminal/pager.h"
#include "shared/terminal/settings.h"

#include <cerrno>
#include <csignal>
#include <new>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace technews::terminal {
namespace {

using base::Error;
using base::ErrorCode;

// A standard stream that the caller closed would become the first file we open: an index written
// to as if it were the answer. Writing to a closed output is an error, to closed errors it isn't.
void fill_closed_streams() {
  constexpr int modes[] = {O_RDONLY, O_RDONLY, O_WRONLY};
  for (int descriptor = 0; descriptor <= STDERR_FILENO; ++descriptor)
    if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) ::open("/dev/null", modes[descriptor]);
}

void set_signals() {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  ::sigaction(SIGPIPE, &action, nullptr);
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGXFSZ, &action, nullptr);
}

std::string generated(const Program& program, const std::string& what) {
  if (what == "bash") return bash_completions(program);
  if (what == "zsh") return zsh_completions(program);
  if (what == "fish") return fish_completions(program);
  return man_page(program);
}

int run_command(const Program& program, CommandLine line, Console& console, const Body& body) {
  const std::optional<int> width = console.policy().wrap_width;
  if (line.arguments) {
    const Environment& environment = console.environment();
    apply_settings(*line.arguments, read_settings(environment, program), environment);
  }
  switch (line.wish) {
    case Wish::run:
      console.choose(display_choices(*line.arguments));
      return body(*line.arguments, console);
    case Wish::print_config:
      console.show(settings_report(*line.arguments, console.environment()));
      break;
    case Wish::short_help:
      console.show(short_help(program, line.command, width));
      break;
    case Wish::long_help:
      console.show(long_help(program, line.command, width));
      break;
    case Wish::version:
      console.out().write(version_text(program));
      break;
    case Wish::generate:
      console.out().write(generated(program, line.generate));
      break;
  }
  return 0;
}

// The status; the answer so far goes out before the complaint.
int report(Console& console, const Error& error) {
  try {
    console.report(error);
  } catch (const Error&) {
    // Nowhere left to say it: the status does.
  }
  return error.exit_status();
}

}  // namespace

Console::Console(std::string program, Environment environment)
    : program_(std::move(program)),
      environment_(std::move(environment)),
      policy_(make_policy(environment_, {})),
      out_(STDOUT_FILENO, "standard output"),
      err_(STDERR_FILENO, "standard error") {}

void Console::show(std::string_view text) { terminal::show(text, policy_, environment_, out_); }

void Console::say(std::string_view text) {
  if (text.empty()) return;
  out_.flush();
  err_.write(text);
  err_.flush();
}

void Console::complain(std::span<const base::Diagnostic> diagnostics, std::string_view query) {
  say(diagnostics_screen(diagnostics, query, error_style(program_, policy_)));
}

void Console::report(const Error& error) {
  try {
    if (error_form_) {
      out_.write(error_form_(error));
      out_.flush();
      return;
    }
    out_.flush();
  } catch (const Error&) {
    // When the answer can't be written either, the error at hand is told, not this one.
  }
  err_.write(error_screen(error, error_style(program_, policy_)));
  err_.flush();
}

int run_program(const Program& program, int argc, char** argv, const Body& body) {
  fill_closed_streams();
  set_signals();
  Console console(std::string(program.name), read_environment());
  try {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const int status = run_command(program, parse_command_line(program, arguments), console, body);
    console.out().flush();
    return status;
  } catch (const Error& error) {
    return report(console, error);
  } catch (const std::bad_alloc&) {
    return report(console, Error(ErrorCode::io, "out of memory"));
  } catch (const std::exception& failure) {
    return report(console,
                  Error(ErrorCode::io, std::string("unexpected failure: ") + failure.what()));
  }
}

}  // namespace technews::terminal
