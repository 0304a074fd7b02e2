#include "benchmarks/ranking/mapped_file.h"

#include "shared/base/error.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace technews::benchmarks {
namespace {

std::string read_all(int descriptor, const std::string& path) {
  std::string bytes;
  char block[64 * 1024];
  while (true) {
    const ssize_t count = ::read(descriptor, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw base::system_error("read", path, errno);
    if (count == 0) return bytes;
    bytes.append(block, static_cast<std::size_t>(count));
  }
}

struct Descriptor {
  int number;
  ~Descriptor() {
    if (number > STDIN_FILENO) ::close(number);
  }
};

}  // namespace

MappedFile::MappedFile(const std::string& path) {
  const Descriptor file{path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) throw base::system_error("open", path, errno);
  map(file.number, path);
}

void MappedFile::map(int descriptor, const std::string& path) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) throw base::system_error("read", path, errno);
  const auto size = static_cast<std::size_t>(status.st_size);
  if (S_ISREG(status.st_mode) && size > 0) {
    mapped_ = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (mapped_ == MAP_FAILED) {
      mapped_ = nullptr;
      throw base::system_error("read", path, errno);
    }
    bytes_ = {static_cast<const char*>(mapped_), size};
    return;
  }
  read_ = read_all(descriptor, path);
  bytes_ = read_;
}

MappedFile::~MappedFile() {
  if (mapped_ != nullptr) ::munmap(mapped_, bytes_.size());
}

}  // namespace technews::benchmarks
