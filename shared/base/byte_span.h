// A half-open range of UTF-8 bytes: tokens, highlights, kept text and query errors all use it.
#pragma once

#include <cstddef>
#include <string_view>

namespace technews::base {

struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }
  constexpr bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  // REQUIRES: end <= text.size().
  constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

  friend constexpr bool operator==(ByteSpan, ByteSpan) = default;
};

}  // namespace technews::base
