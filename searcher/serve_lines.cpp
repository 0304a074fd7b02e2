#include "searcher/serve_lines.h"

#include "shared/base/error.h"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace technews::searcher {
namespace {
constexpr std::size_t block_bytes = 64 * 1024;
}  // namespace

LineSource::Result LineSource::next(std::string& line) {
  line.clear();
  bool too_long = false;
  bool anything = false;
  while (place_ < block_.size() || fill()) {
    anything = true;
    const std::size_t end = std::min(block_.find('\n', place_), block_.size());
    too_long = too_long || line.size() + (end - place_) > most_;
    if (too_long) {
      line.clear();
    } else {
      line.append(block_, place_, end - place_);
    }
    place_ = std::min(end + 1, block_.size());
    if (end < block_.size()) break;
  }
  if (!anything) return Result::end;
  if (line.ends_with('\r')) line.pop_back();
  return too_long ? Result::too_long : Result::line;
}

// False at the end of the stream.
bool LineSource::fill() {
  block_.resize(block_bytes);
  place_ = 0;
  ssize_t count = -1;
  do {
    count = ::read(descriptor_, block_.data(), block_.size());
  } while (count < 0 && errno == EINTR);
  const int failure = errno;
  block_.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  if (count < 0) throw base::system_error("read", "the requests", failure);
  return count > 0;
}

}  // namespace technews::searcher
