// xapian-tcpsrv for a database, on a free port of this machine, as long as the object lives.
#pragma once

#include <string>

#include <sys/types.h>

namespace technews::tests {

class TcpServer {
 public:
  // Waits until it listens. Does nothing when the program isn't installed.
  explicit TcpServer(const std::string& database);
  TcpServer(const TcpServer&) = delete;
  TcpServer& operator=(const TcpServer&) = delete;
  ~TcpServer();

  static bool is_installed();

  // "tcp:127.0.0.1:PORT"
  std::string address() const { return "tcp:127.0.0.1:" + std::to_string(port_); }

  // It answers no more, but its port stays open.
  void stop();

 private:
  bool listens() const;

  int port_ = 0;
  pid_t process_ = 0;
};

}  // namespace technews::tests
