// InputBuffer: looking ahead in a stream, and taking it by lines, with place and limits.
#pragma once

#include "corpus/reader_stream.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace technews::corpus {

// Views are valid until the next call that reads. Holds what is looked at and one block more.
class InputBuffer {
 public:
  explicit InputBuffer(ByteStream& stream) : stream_(&stream) {}

  // The unread bytes: at least count of them unless the input ends before.
  std::string_view peek(std::size_t count);
  // Takes the first count of them. REQUIRES: count <= the size peek() last returned.
  void skip(std::size_t count);
  // All that is left, when it is at most limit bytes; false when it is more.
  bool rest(std::string_view& bytes, std::size_t limit);

  struct Line {
    std::string_view text;    // without "\n" or "\r\n"; empty when too_long
    std::uint64_t number;     // from 1
    bool too_long = false;    // more than limit bytes: passed over
    bool unfinished = false;  // the input ended without a line end
  };
  // The next line; false at the end.
  bool next_line(Line& line, std::size_t limit);

  std::uint64_t offset() const { return offset_; }  // of the first unread byte
  std::uint64_t line() const { return line_; }      // of the first unread byte, from 1
  std::uint64_t column() const { return offset_ - line_offset_ + 1; }  // the same, in bytes
  const std::string& failure() const { return stream_->failure(); }
  bool changed() const { return stream_->changed(); }

 private:
  bool fill();
  void pass_over_line();

  ByteStream* stream_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t line_offset_ = 0;  // where that line begins
  bool ended_ = false;
};

}  // namespace technews::corpus
