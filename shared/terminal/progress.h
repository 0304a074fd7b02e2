// One line on the error stream that says how far a long piece of work is.
#pragma once

#include "shared/terminal/policy.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace technews::terminal {

// What is done, in units of the caller's choice (bytes, articles).
struct Advance {
  std::uint64_t done = 0;
  std::uint64_t total = 0;  // 0: not known; no share and no time left are shown then
  std::string details;      // "12,345 articles"
};

// Draws at most ten times a second, first after half a second, and erases itself: work that is
// quick shows nothing. Writes nothing where policy.progress is false. Not thread-safe.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  struct World {
    std::function<void(std::string_view)> write;  // to the error stream, at once
    std::function<Clock::time_point()> now = Clock::now;
  };

  // label is what is being done: "Indexing".
  Progress(std::string label, const TerminalPolicy& policy, World world);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // Erases the line, and swallows a failure to: the work itself is what matters.
  ~Progress();

  void update(const Advance& advance);
  // Takes the line away, so that something else can be written; the next update draws it again.
  void erase();

 private:
  std::string line(const Advance& advance, Clock::time_point now) const;

  std::string label_;
  bool enabled_;
  int width_;
  World world_;
  Clock::time_point start_;
  Clock::time_point next_;  // no drawing before
  bool drawn_ = false;
};

// "0:07", "12:00", "1:02:03".
std::string clock_text(std::chrono::seconds duration);

// "1,234,567".
std::string grouped_number(std::uint64_t number);

}  // namespace technews::terminal
