// Lines of a stream that may be of any length, in bounded memory.
#pragma once

#include <cstddef>
#include <string>

namespace technews::searcher {

// Not thread-safe.
class LineSource {
 public:
  // Reads from the descriptor, which stays the caller's. Lines longer than most bytes are passed
  // over without being kept.
  LineSource(int descriptor, std::size_t most) : descriptor_(descriptor), most_(most) {}

  enum class Result { line, too_long, end };
  // The next line without its newline, with or without one at the end of the stream; empty when it
  // was too long. Waits for it. Throws Error(io).
  Result next(std::string& line);

 private:
  bool fill();

  int descriptor_;
  std::size_t most_;
  std::string block_;
  std::size_t place_ = 0;
};

}  // namespace technews::searcher
