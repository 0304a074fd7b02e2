#include "shared/terminal/pager.h"

#include "shared/base/error.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace technews::terminal {
namespace {

// Ignores a signal while it lives. The pager takes Ctrl-C; a pager that is quit early closes the
// pipe, which is no reason to die.
class IgnoredSignal {
 public:
  explicit IgnoredSignal(int number) : number_(number) {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(number_, &ignore, &before_);
  }
  IgnoredSignal(const IgnoredSignal&) = delete;
  IgnoredSignal& operator=(const IgnoredSignal&) = delete;
  ~IgnoredSignal() { ::sigaction(number_, &before_, nullptr); }

 private:
  int number_;
  struct sigaction before_ {};
};

bool is_taller(std::string_view text, int rows) {
  return std::count(text.begin(), text.end(), '\n') >= rows;
}

// Whether the shell would find the command's program; spares its complaint about a missing less.
bool is_installed(const std::string& command, std::string_view path) {
  const std::string program = command.substr(0, command.find(' '));
  if (program.find('/') != std::string::npos) return ::access(program.c_str(), X_OK) == 0;
  while (!path.empty()) {
    const std::size_t colon = std::min(path.find(':'), path.size());
    const std::string folder(path.substr(0, colon));
    if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
    path.remove_prefix(std::min(colon + 1, path.size()));
  }
  return false;
}

std::vector<std::string> pager_variables(const TerminalPolicy& policy,
                                         const Environment& environment) {
  std::vector<std::string> variables;
  for (const auto& [name, value] : environment.variables) variables.push_back(name + "=" + value);
  if (policy.set_less_options) variables.emplace_back("LESS=FRX");
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// The default actions of the ignored signals, for the pager.
void restore_signals(posix_spawnattr_t& attributes) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
}

// The pager's process, reading from input; 0 when it couldn't start.
pid_t start(const TerminalPolicy& policy, const Environment& environment, int input) {
  std::vector<std::string> words = {"sh", "-c", *policy.pager};
  std::vector<std::string> variables = pager_variables(policy, environment);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  restore_signals(attributes);
  pid_t process = 0;
  const int failure = ::posix_spawn(&process, "/bin/sh", &actions, &attributes,
                                    pointers(words).data(), pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? process : 0;
}

// Stops quietly when the reader is gone.
void feed(std::string_view text, int descriptor) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

// False when the shell didn't find or couldn't run the pager.
bool ended_well(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return true;
  return !WIFEXITED(status) || (WEXITSTATUS(status) != 127 && WEXITSTATUS(status) != 126);
}

bool page(std::string_view text, const TerminalPolicy& policy, const Environment& environment) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return false;
  const IgnoredSignal interrupt(SIGINT);
  const IgnoredSignal broken_pipe(SIGPIPE);
  const pid_t process = start(policy, environment, ends[0]);
  ::close(ends[0]);
  if (process != 0) feed(text, ends[1]);
  ::close(ends[1]);
  return process != 0 && ended_well(process);
}

}  // namespace

void show(std::string_view text, const TerminalPolicy& policy, const Environment& environment,
          base::Output& output) {
  const bool wanted = policy.pager && is_taller(text, policy.rows) &&
                      is_installed(*policy.pager, environment.variable("PATH"));
  if (wanted) output.flush();
  if (!wanted || !page(text, policy, environment)) output.write(text);
}

}  // namespace technews::terminal
