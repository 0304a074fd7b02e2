#include "shared/base/output.h"

#include "shared/base/error.h"

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace technews::base {
namespace {
constexpr std::size_t buffer_bytes = 64 * 1024;
}  // namespace

Output::Output(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {
  buffer_.reserve(buffer_bytes);
}

void Output::write(std::string_view bytes) {
  buffer_.append(bytes);
  if (buffer_.size() >= buffer_bytes) flush();
}

void Output::flush() {
  std::size_t done = 0;
  while (done < buffer_.size()) {
    const ssize_t count = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int failure = errno;
      buffer_.clear();
      throw system_error("write to", name_, failure);
    }
    done += static_cast<std::size_t>(count);
  }
  buffer_.clear();
}

}  // namespace technews::base
