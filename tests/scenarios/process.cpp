#include "tests/scenarios/process.h"

#include "shared/base/error.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace technews::scenarios {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t most_output = 16u << 20;
constexpr unsigned short rows = 50;
constexpr char end_of_input = 4;  // Ctrl-D

void require(bool good, const char* what) {
  if (!good) throw base::system_error(what, "for a scenario", errno);
}

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

// A stream between us and the command.
struct Channel {
  Descriptor ours;
  Descriptor theirs;
};

Channel output_pipe() {
  int ends[2];
  require(::pipe2(ends, O_CLOEXEC) == 0, "make a pipe");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

Channel terminal(int columns) {
  winsize size{};
  size.ws_row = rows;
  size.ws_col = static_cast<unsigned short>(columns);
  int ours = -1;
  int theirs = -1;
  require(::openpty(&ours, &theirs, nullptr, nullptr, &size) == 0, "open a terminal");
  termios settings{};
  ::tcgetattr(theirs, &settings);
  settings.c_oflag &= ~static_cast<tcflag_t>(OPOST);
  settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  ::tcsetattr(theirs, TCSANOW, &settings);
  ::fcntl(ours, F_SETFD, FD_CLOEXEC);
  ::fcntl(theirs, F_SETFD, FD_CLOEXEC);
  return {Descriptor(ours), Descriptor(theirs)};
}

void write_all(int descriptor, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(descriptor, text.data() + done, text.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return;  // the command doesn't read its input
    done += static_cast<std::size_t>(count);
  }
}

struct Streams {
  Channel input;
  Channel output;
  Channel errors;
};

Streams open_streams(const CommandSpec& spec) {
  if (spec.columns) {
    Streams streams{{}, terminal(*spec.columns), terminal(*spec.columns)};
    streams.input.theirs = Descriptor(::fcntl(streams.output.theirs.number(), F_DUPFD_CLOEXEC, 3));
    if (!spec.input.empty())
      write_all(streams.output.ours.number(), spec.input + std::string(1, end_of_input));
    return streams;
  }
  Streams streams{{}, output_pipe(), output_pipe()};
  if (spec.input.empty()) {
    streams.input.theirs = Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  } else {
    Channel pipe = output_pipe();
    streams.input.theirs = std::move(pipe.ours);
    // Scenario inputs are a few lines: they fit the pipe.
    write_all(pipe.theirs.number(), spec.input);
  }
  return streams;
}

// The child's side: never returns.
[[noreturn]] void become(const CommandSpec& spec, const Streams& streams) {
  ::setsid();
  ::dup2(streams.input.theirs.number(), STDIN_FILENO);
  ::dup2(streams.output.theirs.number(), STDOUT_FILENO);
  ::dup2(streams.errors.theirs.number(), STDERR_FILENO);
  if (spec.columns) ::ioctl(STDOUT_FILENO, TIOCSCTTY, 0);
  std::signal(SIGPIPE, SIG_DFL);
  std::vector<std::string> variables;
  for (const auto& [name, value] : spec.variables) variables.push_back(name + "=" + value);
  std::vector<char*> environment;
  for (std::string& variable : variables) environment.push_back(variable.data());
  environment.push_back(nullptr);
  if (::chdir(spec.folder.c_str()) == 0)
    ::execle("/bin/sh", "sh", "-c", spec.command.c_str(), nullptr, environment.data());
  ::_exit(127);
}

// False at the end of the stream; a terminal's end is EIO.
bool read_some(int descriptor, std::string& text) {
  char block[16 * 1024];
  const ssize_t count = ::read(descriptor, block, sizeof block);
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return false;
  if (text.size() < most_output) text.append(block, static_cast<std::size_t>(count));
  return true;
}

// Reads both streams to their ends; false when the time is up.
bool collect(Streams& streams, CommandResult& result, Clock::time_point end) {
  pollfd polled[] = {{streams.output.ours.number(), POLLIN, 0},
                     {streams.errors.ours.number(), POLLIN, 0}};
  std::string* texts[] = {&result.output, &result.errors};
  while (polled[0].fd >= 0 || polled[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return false;
    if (::poll(polled, 2, static_cast<int>(left.count())) < 0 && errno != EINTR) return false;
    for (int i = 0; i < 2; ++i)
      if (polled[i].revents != 0 && !read_some(polled[i].fd, *texts[i])) polled[i].fd = -1;
  }
  return true;
}

int exit_status(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

CommandResult run_command(const CommandSpec& spec) {
  std::signal(SIGPIPE, SIG_IGN);
  Streams streams = open_streams(spec);
  const pid_t process = ::fork();
  require(process >= 0, "start a process");
  if (process == 0) become(spec, streams);
  streams.input.theirs.close();
  streams.output.theirs.close();
  streams.errors.theirs.close();
  CommandResult result;
  if (!collect(streams, result, Clock::now() + spec.limit)) {
    result.timed_out = true;
    ::kill(-process, SIGKILL);
  }
  result.status = exit_status(process);
  return result;
}

}  // namespace technews::scenarios
