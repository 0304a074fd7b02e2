// ByteStream: the bytes of a file, a pipe or a member of an archive, in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <sys/stat.h>

namespace technews::corpus {

// Not thread-safe. Damage is told by failure(), not thrown: it concerns one input of many.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  // The next bytes, valid until the next call; empty at the end and after a failure.
  virtual std::string_view next() = 0;
  // Why the bytes ended early; empty while all is well.
  virtual const std::string& failure() const = 0;
  // True when the bytes are not those of one moment: the file was written to meanwhile.
  virtual bool changed() const { return false; }
  // Bytes read from a file or pipe so far; 0 for streams inside others.
  virtual std::uint64_t stored_bytes() const { return 0; }
  // Bytes in all when that is known and seek() works, else 0.
  virtual std::uint64_t seekable_size() const { return 0; }
  virtual void seek(std::uint64_t /*offset*/) {}
};

// A stream, or why there is none.
struct Opened {
  std::unique_ptr<ByteStream> stream;
  std::string failure;
};

// Bytes looked at already, then the stream they were taken from (which must outlive it).
class Prefixed : public ByteStream {
 public:
  Prefixed(std::string head, ByteStream& rest) : head_(std::move(head)), rest_(&rest) {}
  std::string_view next() override;
  const std::string& failure() const override { return rest_->failure(); }
  bool changed() const override { return rest_->changed(); }

 private:
  std::string head_;
  bool head_given_ = false;
  ByteStream* rest_;
};

// The first bytes of a stream: at least count, unless it ends before.
std::string take_head(ByteStream& stream, std::size_t count);

// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();
  int number() const { return number_; }
  bool valid() const { return number_ >= 0; }

 private:
  int number_;
};

// "Permission denied": errno as people read it.
std::string error_text(int error_number);

// Opens a name in a folder for reading, if it is a regular file and no symbolic link; opening
// can't hang on a FIFO. follow allows a link, for what the user named himself.
Opened open_file(int folder, const std::string& name, bool follow = false);

// A stream of an open regular file, from its start; takes the descriptor.
std::unique_ptr<ByteStream> stream_of_file(Descriptor file, const struct stat& status);

// Standard input. A redirected file can be opened again at will; of a pipe the first `memory`
// bytes are kept, and opening again fails when it gave more.
class StandardInput {
 public:
  explicit StandardInput(int descriptor, std::uint64_t memory);
  Opened open();

 private:
  struct Kept;
  class Live;
  class Replay;
  int descriptor_;
  std::shared_ptr<Kept> kept_;
};

}  // namespace technews::corpus
