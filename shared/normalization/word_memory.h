// WordMemory: a hash table from the spelling of a short word to what a lexicon knows of it.
#pragma once

#include "shared/normalization/word.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace technews::normalization {

// Not thread-safe. Built for speed, since most of the words of a text are looked up here: a slot
// and an entry of one cache line each are all that a look-up reads.
class WordMemory {
 public:
  static constexpr std::size_t longest = 24;  // bytes
  // 32,768 words take 4 MB with their strings and cover 98 % of the words of 30 MB of news.
  static constexpr std::size_t most_words = 32768;

  WordMemory();

  // The word with this spelling, nullptr when it isn't remembered. REQUIRES: not empty, at most
  // `longest` bytes. The pointer is valid until the next change.
  const Word* find(std::string_view spelling) const;

  // REQUIRES: find(spelling) is nullptr and not full().
  void remember(std::string_view spelling, const Word& word);

  bool full() const { return entries_.size() == most_words; }
  void clear();

 private:
  using Key = std::array<std::uint64_t, longest / 8>;  // padded with zeros
  struct alignas(64) Entry {
    Key key;
    Word word;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  // 1 + index; 0: free
  };

  static Key key_of(std::string_view spelling);
  static std::uint32_t hash_of(const Key& key);
  void place(Slot slot);

  std::vector<Slot> slots_;  // open addressing, a power of two
  std::vector<Entry> entries_;
};

}  // namespace technews::normalization
