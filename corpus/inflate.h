// Decompression in memory: zlib's formats a piece at a time, and whole bodies of HTTP.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace technews::corpus {

enum class Wrapping { gzip, zlib, raw };

// Inflates one stream. Not thread-safe. Holds 64 KiB and zlib's window of 32 KiB.
class Inflater {
 public:
  explicit Inflater(Wrapping wrapping);
  ~Inflater();

  enum class State { more, ended, damaged };
  struct Piece {
    std::string_view bytes;  // valid until the next call
    std::size_t used = 0;    // of the packed bytes given
    State state = State::more;
    std::string error;  // of damage
  };
  // The next piece that comes out of the packed bytes. Without bytes and without any used, more
  // packed ones are needed.
  Piece take(std::string_view packed);
  // Makes ready for another stream.
  void reset();

 private:
  class Zlib;
  std::unique_ptr<Zlib> zlib_;
};

// A body unpacked, or why it isn't.
struct Unpacked {
  std::string bytes;
  std::string error;  // empty when all is well
  bool cut = false;   // the packed bytes end too early: bytes holds what came before
};

// Undoes one Content-Encoding: "gzip", "x-gzip", "deflate" (with and without zlib's header), "br",
// "identity". Gives at most limit bytes; more is an error. Thread-safe.
Unpacked undo_coding(std::string_view coding, std::string_view packed, std::size_t limit);

}  // namespace technews::corpus
