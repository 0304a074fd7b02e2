#include "corpus/reader_buffer.h"

#include <algorithm>

namespace technews::corpus {

// Appends a block, after dropping what was read: each byte is moved at most twice.
bool InputBuffer::fill() {
  if (ended_) return false;
  const std::string_view block = stream_->next();
  if (block.empty()) {
    ended_ = true;
    return false;
  }
  if (begin_ >= buffer_.size() - begin_) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  buffer_.append(block);
  return true;
}

std::string_view InputBuffer::peek(std::size_t count) {
  while (buffer_.size() - begin_ < count && fill()) {
  }
  return std::string_view(buffer_).substr(begin_);
}

void InputBuffer::skip(std::size_t count) {
  const std::string_view taken = std::string_view(buffer_).substr(begin_, count);
  if (const auto lines = std::ranges::count(taken, '\n'); lines > 0) {
    line_ += static_cast<std::uint64_t>(lines);
    line_offset_ = offset_ + taken.rfind('\n') + 1;
  }
  offset_ += count;
  begin_ += count;
}

bool InputBuffer::rest(std::string_view& bytes, std::size_t limit) {
  bytes = peek(limit + 1);
  return bytes.size() <= limit;
}

void InputBuffer::pass_over_line() {
  for (std::string_view unread = peek(1); !unread.empty(); unread = peek(1)) {
    const std::size_t end = unread.find('\n');
    skip(std::min(end, unread.size() - 1) + 1);
    if (end != std::string_view::npos) return;
  }
}

bool InputBuffer::next_line(Line& line, std::size_t limit) {
  std::string_view unread = peek(1);
  if (unread.empty()) return false;
  line = {{}, line_, false, false};
  std::size_t end = unread.find('\n');
  while (end == std::string_view::npos && unread.size() <= limit && !line.unfinished) {
    const std::size_t seen = unread.size();
    unread = peek(seen + 1);
    line.unfinished = unread.size() == seen;
    end = unread.find('\n', seen);
  }
  if (std::min(end, unread.size()) > limit) {
    line.too_long = true;
    pass_over_line();
    return true;
  }
  end = std::min(end, unread.size());
  skip(end + (line.unfinished ? 0 : 1));
  line.text = unread.substr(0, end);
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  return true;
}

}  // namespace technews::corpus
