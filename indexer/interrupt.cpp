#include "indexer/interrupt.h"

#include <csignal>
#include <ctime>

#include <pthread.h>
#include <unistd.h>

namespace technews::indexer {
namespace {

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

Interrupt::Interrupt() {
  const sigset_t set = ending_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  watcher_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
  done_ = true;
  // Wakes the watcher where it waits: the signal goes to that thread alone.
  pthread_kill(watcher_.native_handle(), SIGTERM);  // NOLINT(bugprone-bad-signal-to-kill-thread)
  watcher_.join();
  const sigset_t set = ending_signals();
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

int Interrupt::exit_status() const {
  const int signal = signal_.load();
  return signal == 0 ? 0 : 128 + signal;
}

void Interrupt::wait() {
  const sigset_t set = ending_signals();
  while (true) {
    int signal = 0;
    if (sigwait(&set, &signal) != 0 || done_) return;
    if (signal_ != 0) ::_exit(128 + signal);
    signal_ = signal;
  }
}

}  // namespace technews::indexer
