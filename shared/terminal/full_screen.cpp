#include "shared/terminal/full_screen.h"

#include "shared/base/error.h"

#include <cerrno>

#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace technews::terminal {
namespace {

constexpr std::string_view name_of_terminal = "the terminal";
constexpr std::string_view take_over = "\x1B[?1049h\x1B[?2004h\x1B[2J";
constexpr std::string_view give_back = "\x1B[?2004l\x1B[0m\x1B[?25h\x1B[?1049l";

sigset_t held_set() {
  sigset_t set;
  ::sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH})
    ::sigaddset(&set, signal);
  return set;
}

base::Error failure_to(const char* what) {
  return base::system_error(what, std::string(name_of_terminal), errno);
}

bool write_whole(std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

ScreenEvent event_of(int signal) {
  using Kind = ScreenEvent::Kind;
  if (signal == SIGWINCH) return {Kind::resized, {}, 0};
  if (signal == SIGTSTP) return {Kind::asked_to_pause, {}, 0};
  return {Kind::asked_to_stop, {}, signal};
}

ScreenEvent read_input() {
  char block[4096];
  const ssize_t count = ::read(STDIN_FILENO, block, sizeof block);
  if (count > 0)
    return {ScreenEvent::Kind::input, std::string(block, static_cast<std::size_t>(count)), 0};
  return {ScreenEvent::Kind::closed, {}, 0};
}

std::string to_row(std::size_t row) { return "\x1B[" + std::to_string(row + 1) + ";1H"; }

}  // namespace

HeldSignals::HeldSignals() {
  const sigset_t held = held_set();
  ::sigprocmask(SIG_BLOCK, &held, &before_);
  descriptor_ = ::signalfd(-1, &held, SFD_NONBLOCK | SFD_CLOEXEC);
  if (descriptor_ >= 0) return;
  const base::Error failure = failure_to("watch");
  ::sigprocmask(SIG_SETMASK, &before_, nullptr);
  throw failure;
}

HeldSignals::~HeldSignals() {
  ::close(descriptor_);
  ::sigprocmask(SIG_SETMASK, &before_, nullptr);
}

int HeldSignals::take() const {
  signalfd_siginfo info{};
  return ::read(descriptor_, &info, sizeof info) == ssize_t{sizeof info}
             ? static_cast<int>(info.ssi_signo)
             : 0;
}

RawMode::RawMode() {
  if (::tcgetattr(STDIN_FILENO, &before_) != 0) throw failure_to("ask");
  enter();
}

void RawMode::enter() const {
  termios raw = before_;
  raw.c_iflag &= ~static_cast<tcflag_t>(BRKINT | ICRNL | INLCR | IGNCR | ISTRIP | IXON);
  raw.c_oflag &= ~static_cast<tcflag_t>(OPOST);
  raw.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  if (::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) != 0) throw failure_to("set up");
}

void RawMode::leave() const { ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before_); }

FullScreen::FullScreen() { enter(); }

FullScreen::~FullScreen() { leave(); }

void FullScreen::enter() const {
  if (!write_whole(take_over)) throw failure_to("write to");
}

void FullScreen::leave() const noexcept { write_whole(give_back); }

ScreenSize FullScreen::size() const {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
    return {};
  return {size.ws_col, size.ws_row};
}

ScreenEvent FullScreen::wait(std::optional<std::chrono::milliseconds> limit) const {
  pollfd polled[] = {{signals_.descriptor(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
  const int count = ::poll(polled, 2, limit ? static_cast<int>(limit->count()) : -1);
  if (count < 0 && errno != EINTR) throw failure_to("wait for");
  if (count <= 0) return {};
  if (polled[0].revents != 0)
    if (const int signal = signals_.take()) return event_of(signal);
  return polled[1].revents != 0 ? read_input() : ScreenEvent{};
}

bool FullScreen::has_more() const {
  pollfd polled[] = {{signals_.descriptor(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
  return ::poll(polled, 2, 0) > 0;
}

void FullScreen::draw(const Frame& frame) {
  std::string bytes = shown_.empty() ? "\x1B[?25l\x1B[2J" : "\x1B[?25l";
  std::vector<std::string> lines = frame.lines;
  if (frame.cursor) lines.at(frame.cursor->row) = frame.cursor->before + frame.cursor->after;
  for (std::size_t row = 0; row < lines.size(); ++row)
    if (row >= shown_.size() || shown_[row] != lines[row])
      bytes += to_row(row) + lines[row] + "\x1B[K";
  // Terminals disagree on widths: the cursor goes where they themselves end what is before it.
  if (frame.cursor) bytes += to_row(frame.cursor->row) + frame.cursor->before + "\x1B[?25h";
  shown_ = std::move(lines);
  if (!write_whole(bytes)) throw failure_to("write to");
}

void FullScreen::pause() {
  leave();
  mode_.leave();
  ::kill(::getpid(), SIGSTOP);
  mode_.enter();
  enter();
  forget();
}

}  // namespace technews::terminal
