#include "shared/index/lock.h"

#include "shared/base/error.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace technews::index {
namespace {

// What the holder wrote: its process number. A diagnosis only: the lock itself is the kernel's.
std::string holder(int descriptor) {
  char text[32];
  const ssize_t size = ::pread(descriptor, text, sizeof text, 0);
  std::string digits;
  for (ssize_t i = 0; i < size && text[i] >= '0' && text[i] <= '9'; ++i) digits += text[i];
  return digits;
}

base::Error locked_by(const std::string& process, const std::string& index) {
  const std::string who = process.empty() ? "another process" : "process " + process;
  std::vector<std::string> hints{"wait until it has finished, then try again"};
  if (!process.empty()) hints.push_back("see what it is:  ps -fp " + process);
  return base::Error(base::ErrorCode::no_index, index + " is being written by " + who,
                     std::move(hints));
}

}  // namespace

WriterLock::WriterLock(const std::string& path, const std::string& index)
    : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666)) {
  if (descriptor_ < 0) throw base::system_error("open", path, errno);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    const std::string process = holder(descriptor_);
    ::close(descriptor_);
    if (error != EWOULDBLOCK) throw base::system_error("lock", path, error);
    throw locked_by(process, index);
  }
  const std::string text = std::to_string(::getpid()) + "\n";
  // A lock without its diagnosis is still a lock.
  if (::ftruncate(descriptor_, 0) == 0) (void)!::pwrite(descriptor_, text.data(), text.size(), 0);
}

WriterLock::~WriterLock() { ::close(descriptor_); }

}  // namespace technews::index
