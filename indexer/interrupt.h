// Interrupt: Ctrl-C during a long command. The first asks it to finish, the second ends it.
#pragma once

#include <atomic>
#include <thread>

namespace technews::indexer {

// Takes SIGINT and SIGTERM while it lives, for all threads started after it: make it before any.
// The first asks the command to stop at the next good place, the second ends the program at once
// with status 130 or 143. Not copyable; one at a time.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  // Thread-safe.
  bool asked() const { return signal_.load(std::memory_order_relaxed) != 0; }
  // 130 or 143; 0 when not asked.
  int exit_status() const;

 private:
  void wait();

  std::atomic<int> signal_{0};
  std::atomic<bool> done_{false};
  std::thread watcher_;
};

}  // namespace technews::indexer
