#include "tests/searcher/tcp_server.h"

#include <csignal>
#include <filesystem>
#include <stdexcept>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace technews::tests {
namespace {

sockaddr_in local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// Nobody listens on it at the moment.
int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = local(0);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool found = ::bind(socket, any, size) == 0 && ::getsockname(socket, any, &size) == 0;
  ::close(socket);
  if (!found) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

}  // namespace

bool TcpServer::is_installed() {
  return std::filesystem::exists("/usr/bin/xapian-tcpsrv") &&
         std::filesystem::exists("/usr/bin/xapian-progsrv");
}

TcpServer::TcpServer(const std::string& database) {
  if (!is_installed()) return;
  port_ = free_port();
  const std::string port = std::to_string(port_);
  process_ = ::fork();
  if (process_ == 0) {
    ::setpgid(0, 0);
    const int silent = ::open("/dev/null", O_RDWR);
    ::dup2(silent, STDOUT_FILENO);
    ::dup2(silent, STDERR_FILENO);
    ::execl("/usr/bin/xapian-tcpsrv", "xapian-tcpsrv", "--interface", "127.0.0.1", "--port",
            port.c_str(), database.c_str(), nullptr);
    std::_Exit(127);
  }
  ::setpgid(process_, process_);
  for (int tries = 0; !listens(); ++tries) {
    if (tries == 500) throw std::runtime_error("xapian-tcpsrv doesn't listen");
    ::usleep(10'000);
  }
}

// The server and what it forked for its connections.
TcpServer::~TcpServer() {
  if (process_ <= 0) return;
  ::kill(-process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

void TcpServer::stop() { ::kill(-process_, SIGSTOP); }

bool TcpServer::listens() const {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = local(port_);
  const bool connected =
      ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

}  // namespace technews::tests
