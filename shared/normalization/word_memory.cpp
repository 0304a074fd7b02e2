#include "shared/normalization/word_memory.h"

#include <algorithm>
#include <cstring>

namespace technews::normalization {
namespace {

constexpr std::size_t first_slots = 1024;

// operator== of arrays calls memcmp, a tenth of all the analyzer's time.
template <typename Key>
bool same(const Key& a, const Key& b) {
  return ((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2])) == 0;
}

}  // namespace

WordMemory::WordMemory() : slots_(first_slots) {}

const Word* WordMemory::find(std::string_view spelling) const {
  const Key key = key_of(spelling);
  const std::uint32_t hash = hash_of(key);
  for (std::size_t at = hash;; ++at) {
    const Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.entry == 0) return nullptr;
    if (slot.hash != hash) continue;
    const Entry& entry = entries_[slot.entry - 1];
    if (same(entry.key, key)) return &entry.word;
  }
}

void WordMemory::remember(std::string_view spelling, const Word& word) {
  const Key key = key_of(spelling);
  entries_.push_back({key, word});
  const Slot slot{hash_of(key), static_cast<std::uint32_t>(entries_.size())};
  if (entries_.size() * 2 <= slots_.size()) {
    place(slot);
    return;
  }
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& each : old) {
    if (each.entry != 0) place(each);
  }
  place(slot);
}

void WordMemory::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  entries_.clear();
}

// A word has no NUL in it, so that the padding can't make two words one.
WordMemory::Key WordMemory::key_of(std::string_view spelling) {
  Key key{};
  std::memcpy(key.data(), spelling.data(), spelling.size());
  return key;
}

// Multiply and fold, as wyhash does; quality suffices for words, and no call is made.
std::uint32_t WordMemory::hash_of(const Key& key) {
  std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
  for (const std::uint64_t part : key) {
    hash = (hash ^ part) * 0xD6E8FEB86659FD93ULL;
    hash ^= hash >> 32U;
  }
  return static_cast<std::uint32_t>(hash);
}

void WordMemory::place(Slot slot) {
  std::size_t at = slot.hash;
  while (slots_[at & (slots_.size() - 1)].entry != 0) ++at;
  slots_[at & (slots_.size() - 1)] = slot;
}

}  // namespace technews::normalization
