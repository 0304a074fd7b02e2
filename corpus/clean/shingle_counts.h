// How many pages of an archive hold a run of words: what is seen once costs bits, not entries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace technews::corpus {

// Remembers that a key was seen, at twelve bits a key; about one answer in 300 for an unseen key
// is wrong. Grows by adding filters four times as large (scalable Bloom filter, Almeida et al.
// 2007), each probing one cache line per key (blocked, Putze et al. 2007).
class SeenOnce {
 public:
  // True when the key was probably inserted before.
  bool insert(std::uint64_t key);
  // Fetches the memory insert(key) is going to touch.
  void prefetch(std::uint64_t key) const;
  void clear();
  std::size_t bytes() const;

 private:
  struct Filter {
    std::vector<std::uint64_t> bits;
    std::uint64_t capacity = 0;
    std::uint64_t held = 0;
  };
  std::vector<Filter> filters_;
};

// Counts by 40-bit key, from the second sighting on: open addressing, 8 bytes an entry.
class ShingleCounts {
 public:
  static constexpr unsigned key_bits = 40;
  static constexpr std::uint32_t max_count = (1U << (64 - key_bits)) - 1;

  // Counts one page for the hash. A page must add a hash once.
  void add(std::uint64_t hash);
  // Pages that added the hash; 0 for none or one (and for what was forgotten).
  std::uint32_t count(std::uint64_t hash) const {
    return size_ == 0 ? 0 : static_cast<std::uint32_t>(slots_[find(key_of(hash))] & max_count);
  }
  // False for most hashes whose count is 0, at the cost of a bit in memory that caches hold. True
  // before forget() or restore().
  bool may_count(std::uint64_t hash) const {
    if (present_.empty()) return true;
    const std::uint64_t bit = hash >> 24;
    return (present_[bit >> 6 & (present_.size() - 1)] >> (bit & 63) & 1) != 0;
  }
  // Fetches the memory count(hash) is going to read.
  void prefetch(std::uint64_t hash) const {
    if (size_ != 0) __builtin_prefetch(&slots_[first_slot(key_of(hash))]);
  }
  // Fetches the memory add(hash) is going to touch.
  void prefetch_add(std::uint64_t hash) const;

  // Frees the memory of what was seen once; keeps only counts of at least minimum.
  void forget(std::uint32_t minimum);

  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t count = 0;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  // Ordered by key. n log n.
  std::vector<Entry> entries() const;
  void restore(const std::vector<Entry>& entries);

  std::size_t size() const { return size_; }
  // Memory held now, for accounts.
  std::size_t bytes() const {
    return (slots_.size() + present_.size()) * sizeof(std::uint64_t) + seen_.bytes();
  }

 private:
  static constexpr unsigned count_bits = 64 - key_bits;

  static constexpr std::uint64_t key_of(std::uint64_t hash) {
    const std::uint64_t key = hash >> count_bits;
    return key == 0 ? 1 : key;
  }
  std::size_t first_slot(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15ULL >> 20) & (slots_.size() - 1);
  }
  // The slot of the key, or the free slot where it belongs. REQUIRES: slots_ has a free slot.
  std::size_t find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = first_slot(key);
    while (slots_[slot] != 0 && slots_[slot] >> count_bits != key) slot = (slot + 1) & mask;
    return slot;
  }
  void insert(std::uint64_t key, std::uint32_t count);
  void grow();
  void fill_present();

  SeenOnce seen_;
  std::vector<std::uint64_t> slots_;    // key << 24 | count; 0 = free
  std::vector<std::uint64_t> present_;  // a bit per key, by some bits of it; empty while learning
  std::size_t size_ = 0;
};

}  // namespace technews::corpus
