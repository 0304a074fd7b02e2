#include "corpus/reader_stream.h"

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace technews::corpus {
namespace {

constexpr std::size_t block_bytes = std::size_t{256} * 1024;

bool same_moment(const struct stat& a, const struct stat& b) {
  const auto same = [](const timespec& x, const timespec& y) {
    return x.tv_sec == y.tv_sec && x.tv_nsec == y.tv_nsec;
  };
  return a.st_size == b.st_size && same(a.st_mtim, b.st_mtim) && same(a.st_ctim, b.st_ctim);
}

class FileStream : public ByteStream {
 public:
  FileStream(Descriptor file, const struct stat& status)
      : file_(std::move(file)), status_(status), block_(block_bytes) {}

  std::string_view next() override {
    if (!failure_.empty()) return {};
    ssize_t count = -1;
    do {
      count = ::pread(file_.number(), block_.data(), block_.size(), static_cast<off_t>(offset_));
    } while (count < 0 && errno == EINTR);
    if (count < 0) failure_ = "cannot be read: " + error_text(errno);
    if (count == 0) compare();
    if (count <= 0) return {};
    offset_ += static_cast<std::uint64_t>(count);
    stored_ += static_cast<std::uint64_t>(count);
    return {block_.data(), static_cast<std::size_t>(count)};
  }

  const std::string& failure() const override { return failure_; }
  bool changed() const override { return changed_; }
  std::uint64_t seekable_size() const override {
    return static_cast<std::uint64_t>(status_.st_size);
  }
  void seek(std::uint64_t offset) override { offset_ = offset; }
  std::uint64_t stored_bytes() const override { return stored_; }

 private:
  // A write within the clock's tick (some ms) of the opening that keeps the size is not seen.
  void compare() {
    struct stat now {};
    if (::fstat(file_.number(), &now) != 0) {
      failure_ = "cannot be examined: " + error_text(errno);
    } else if (!same_moment(status_, now)) {
      changed_ = true;
      failure_ = "changed while it was read: run again when nothing writes to it";
    }
  }

  Descriptor file_;
  struct stat status_;
  std::vector<char> block_;
  std::uint64_t offset_ = 0;
  std::uint64_t stored_ = 0;
  std::string failure_;
  bool changed_ = false;
};

std::string kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISLNK(mode)) return "a symbolic link";
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

}  // namespace

std::string_view Prefixed::next() {
  if (!std::exchange(head_given_, true) && !head_.empty()) return head_;
  return rest_->next();
}

std::string take_head(ByteStream& stream, std::size_t count) {
  std::string head;
  while (head.size() < count) {
    const std::string_view block = stream.next();
    if (block.empty()) break;
    head += block;
  }
  return head;
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::string error_text(int error_number) { return std::generic_category().message(error_number); }

std::unique_ptr<ByteStream> stream_of_file(Descriptor file, const struct stat& status) {
  return std::make_unique<FileStream>(std::move(file), status);
}

Opened open_file(int folder, const std::string& name, bool follow) {
  struct stat status {};
  if (::fstatat(folder, name.c_str(), &status, follow ? 0 : AT_SYMLINK_NOFOLLOW) != 0)
    return {nullptr, "cannot be examined: " + error_text(errno)};
  // Looked at before it is opened: opening a device can have effects.
  if (!S_ISREG(status.st_mode))
    return {nullptr, "is " + kind_of(status.st_mode) + ", not a regular file"};
  const int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | (follow ? 0 : O_NOFOLLOW);
  Descriptor file(::openat(folder, name.c_str(), flags));
  if (!file.valid()) return {nullptr, "cannot be opened: " + error_text(errno)};
  if (::fstat(file.number(), &status) != 0)
    return {nullptr, "cannot be examined: " + error_text(errno)};
  if (!S_ISREG(status.st_mode))
    return {nullptr, "is " + kind_of(status.st_mode) + ", not a regular file"};
  return {stream_of_file(std::move(file), status), {}};
}

struct StandardInput::Kept {
  std::string bytes;
  std::uint64_t limit = 0;
  bool opened = false;
  bool overflowed = false;
  std::string failure;
};

// The pipe itself, its first bytes kept on the way.
class StandardInput::Live : public ByteStream {
 public:
  Live(int descriptor, std::shared_ptr<Kept> kept)
      : descriptor_(descriptor), kept_(std::move(kept)), block_(block_bytes) {}

  std::string_view next() override {
    ssize_t count = -1;
    do {
      count = ::read(descriptor_, block_.data(), block_.size());
    } while (count < 0 && (errno == EINTR || (errno == EAGAIN && wait())));
    if (count < 0) kept_->failure = "cannot be read: " + error_text(errno);
    if (count <= 0) return {};
    stored_ += static_cast<std::uint64_t>(count);
    const std::string_view bytes(block_.data(), static_cast<std::size_t>(count));
    if (kept_->bytes.size() + bytes.size() > kept_->limit) {
      kept_->overflowed = true;
      kept_->bytes = {};
    }
    if (!kept_->overflowed) kept_->bytes += bytes;
    return bytes;
  }
  const std::string& failure() const override { return kept_->failure; }
  std::uint64_t stored_bytes() const override { return stored_; }

 private:
  // Until there is something to read, where the pipe was made non-blocking by another program.
  bool wait() const {
    pollfd poll{descriptor_, POLLIN, 0};
    return ::poll(&poll, 1, -1) >= 0 || errno == EINTR;
  }

  int descriptor_;
  std::shared_ptr<Kept> kept_;
  std::vector<char> block_;
  std::uint64_t stored_ = 0;
};

class StandardInput::Replay : public ByteStream {
 public:
  explicit Replay(std::shared_ptr<Kept> kept) : kept_(std::move(kept)) {}

  std::string_view next() override {
    return std::exchange(done_, true) ? std::string_view{} : std::string_view(kept_->bytes);
  }
  const std::string& failure() const override { return kept_->failure; }

 private:
  std::shared_ptr<Kept> kept_;
  bool done_ = false;
};

StandardInput::StandardInput(int descriptor, std::uint64_t memory)
    : descriptor_(descriptor), kept_(std::make_shared<Kept>()) {
  kept_->limit = memory;
}

Opened StandardInput::open() {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0)
    return {nullptr, "cannot be examined: " + error_text(errno)};
  if (S_ISDIR(status.st_mode)) return {nullptr, "is a folder: give its name instead"};
  if (S_ISREG(status.st_mode) && ::lseek(descriptor_, 0, SEEK_CUR) == 0) {
    Descriptor copy(::fcntl(descriptor_, F_DUPFD_CLOEXEC, 3));
    if (copy.valid()) return {stream_of_file(std::move(copy), status), {}};
  }
  if (!std::exchange(kept_->opened, true)) return {std::make_unique<Live>(descriptor_, kept_), {}};
  if (kept_->overflowed)
    return {nullptr, "has to be read twice and is longer than " +
                         std::to_string(kept_->limit >> 20) +
                         " MiB: save it to a file and give its name"};
  return {std::make_unique<Replay>(kept_), {}};
}

}  // namespace technews::corpus
