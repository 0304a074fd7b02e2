// StringStore: keeps strings at fixed places until it is cleared, without an allocation each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace technews::normalization {

class StringStore {
 public:
  // A copy that stays valid until clear().
  std::string_view keep(std::string_view text) {
    char* place = room_for(text.size());
    if (!text.empty()) std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }

  // Keeps one block, so that texts of one size don't allocate again and again.
  void clear() {
    if (blocks_.size() > 1) blocks_.resize(1);
    used_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  static constexpr std::size_t block_size = std::size_t{1} << 14;

  char* room_for(std::size_t size) {
    if (blocks_.empty() || used_ + size > blocks_.back().size) {
      const std::size_t bytes = std::max(size, block_size);
      blocks_.push_back({std::make_unique_for_overwrite<char[]>(bytes), bytes});
      used_ = 0;
    }
    char* place = blocks_.back().bytes.get() + used_;
    used_ += size;
    return place;
  }

  std::vector<Block> blocks_;
  std::size_t used_ = 0;  // bytes of the last block
};

}  // namespace technews::normalization
