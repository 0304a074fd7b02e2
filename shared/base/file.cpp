#include "shared/base/file.h"

#include "shared/base/error.h"
#include "shared/base/output.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace technews::base {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

std::string read_file(const std::string& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.number() < 0) throw system_error("open", path, errno);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) throw system_error("examine", path, errno);
  if (!S_ISREG(status.st_mode)) throw Error(ErrorCode::io, path + " is not a regular file");
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(status.st_size));
  char block[64 * 1024];
  while (true) {
    const ssize_t count = ::read(file.number(), block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw system_error("read", path, errno);
    if (count == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(count));
    if (bytes.size() > limit)
      throw Error(ErrorCode::io, path + " is larger than " + std::to_string(limit) + " bytes");
  }
}

void sync_directory(const std::string& path) {
  const Descriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory.number() < 0) throw system_error("open", path, errno);
  if (::fsync(directory.number()) != 0) throw system_error("sync", path, errno);
}

void write_file_durably(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".new";
  {
    const Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.number() < 0) throw system_error("create", temporary, errno);
    Output output(file.number(), temporary);
    output.write(bytes);
    output.flush();
    if (::fsync(file.number()) != 0) throw system_error("sync", temporary, errno);
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) throw system_error("replace", path, errno);
  const std::string parent = std::filesystem::path(path).parent_path().string();
  sync_directory(parent.empty() ? "." : parent);
}

}  // namespace technews::base
