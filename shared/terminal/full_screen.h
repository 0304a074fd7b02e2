// FullScreen: a terminal taken over for a while, with nothing but ANSI sequences.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <signal.h>
#include <termios.h>

namespace technews::terminal {

struct ScreenSize {
  int columns = 80;
  int rows = 24;

  friend bool operator==(const ScreenSize&, const ScreenSize&) = default;
};

// What the screen shows. Lines are sanitised, decorated, without newlines, and narrower than the
// screen. The cursor's line is split where it stands; without it the cursor is hidden.
struct Frame {
  struct CursorLine {
    std::size_t row = 0;
    std::string before;
    std::string after;
  };
  std::vector<std::string> lines;
  std::optional<CursorLine> cursor = {};  // instead of the line of that row
};

// What happened in front of the terminal.
struct ScreenEvent {
  enum class Kind { input, resized, asked_to_stop, asked_to_pause, closed, time_is_up };
  Kind kind = Kind::time_is_up;
  std::string bytes = {};  // of input
  int signal = 0;          // of asked_to_stop
};

// Signals that are held back while it lives, and told as events instead.
class HeldSignals {
 public:
  HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals();

  int descriptor() const { return descriptor_; }
  // 0 when none came.
  int take() const;

 private:
  sigset_t before_{};
  int descriptor_ = -1;
};

// Keys at once and unechoed, Ctrl-C among them.
class RawMode {
 public:
  RawMode();
  RawMode(const RawMode&) = delete;
  RawMode& operator=(const RawMode&) = delete;
  ~RawMode() { leave(); }

  void enter() const;
  void leave() const;

 private:
  termios before_{};
};

// Standard input and output as a screen: the alternate one, so that what was there comes back
// whichever way the object ends. One at a time; not thread-safe. REQUIRES: both are a terminal.
class FullScreen {
 public:
  // Throws Error(io).
  FullScreen();
  FullScreen(const FullScreen&) = delete;
  FullScreen& operator=(const FullScreen&) = delete;
  ~FullScreen();

  ScreenSize size() const;

  // Waits, for ever without a limit. Throws Error(io).
  ScreenEvent wait(std::optional<std::chrono::milliseconds> limit) const;

  // Whether bytes or signals wait to be taken.
  bool has_more() const;

  // Writes the lines that differ from those of the last frame, in one go. Throws Error(io).
  void draw(const Frame& frame);

  // The next frame is drawn whole.
  void forget() { shown_.clear(); }

  // Gives the terminal back and stops the process until it is continued.
  void pause();

 private:
  void enter() const;
  void leave() const noexcept;

  HeldSignals signals_;
  RawMode mode_;
  std::vector<std::string> shown_;
};

}  // namespace technews::terminal
