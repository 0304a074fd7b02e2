#include "tests/interactive/terminal_program.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <stdexcept>

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace technews::interactive_tests {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds patience{20};

winsize size_of(std::size_t columns, std::size_t rows) {
  winsize size{};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = static_cast<unsigned short>(rows);
  return size;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (std::string& text : strings) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

TerminalProgram::TerminalProgram(const std::vector<std::string>& arguments,
                                 const std::vector<std::string>& variables, std::size_t columns,
                                 std::size_t rows)
    : screen_(columns, rows) {
  std::vector<std::string> words = arguments;
  std::vector<std::string> environment = variables;
  winsize size = size_of(columns, rows);
  process_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
  if (process_ < 0) throw std::runtime_error("no terminal");
  if (process_ > 0) return;
  ::execve(words[0].c_str(), pointers(words).data(), pointers(environment).data());
  ::_exit(127);
}

TerminalProgram::~TerminalProgram() {
  if (!ended_) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  ::close(terminal_);
}

void TerminalProgram::type(std::string_view keys) const {
  if (::write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size()))
    throw std::runtime_error("cannot type");
}

void TerminalProgram::send(int signal) const { ::kill(process_, signal); }

void TerminalProgram::resize(std::size_t columns, std::size_t rows) {
  const winsize size = size_of(columns, rows);
  screen_.resize(columns, rows);
  ::ioctl(terminal_, TIOCSWINSZ, &size);
}

// False when the time is up or the program has closed its terminal.
template <class Condition>
bool TerminalProgram::read_until(const Condition& condition) {
  const auto end = Clock::now() + patience;
  while (!condition()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    pollfd polled{terminal_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&polled, 1, static_cast<int>(left.count())) <= 0) return false;
    char block[4096];
    const ssize_t count = ::read(terminal_, block, sizeof block);
    if (count <= 0) return false;
    screen_.feed({block, static_cast<std::size_t>(count)});
  }
  return true;
}

bool TerminalProgram::wait_for(std::string_view text) {
  return read_until([&] { return screen_.contains(text); });
}

bool TerminalProgram::wait_until_gone(std::string_view text) {
  return read_until([&] { return !screen_.contains(text); });
}

int TerminalProgram::wait_for_end() {
  read_until([] { return false; });
  int status = 0;
  for (int tries = 0; tries < 2000; ++tries) {
    const pid_t done = ::waitpid(process_, &status, WNOHANG);
    if (done == process_) {
      ended_ = true;
      return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    ::usleep(10'000);
  }
  return -1;
}

bool TerminalProgram::is_cooked() const {
  termios settings{};
  return ::tcgetattr(terminal_, &settings) == 0 && (settings.c_lflag & ECHO) != 0 &&
         (settings.c_lflag & ICANON) != 0;
}

}  // namespace technews::interactive_tests
