#include "corpus/clean/shingle_counts.h"

#include <algorithm>
#include <bit>

namespace technews::corpus {
namespace {

constexpr std::size_t line_words = 8;  // 64 bytes
constexpr std::uint64_t bits_per_key = 12;
constexpr std::size_t first_lines = std::size_t{1} << 13;  // 512 KiB
constexpr std::size_t growth = 4;
constexpr int probes = 4;

constexpr std::uint64_t count_mask = ShingleCounts::max_count;

// Marks the key in its line; true when every bit was set already.
bool mark(std::vector<std::uint64_t>& bits, std::uint64_t key, bool only_test) {
  const std::size_t lines = bits.size() / line_words;
  std::uint64_t* line = &bits[(key & (lines - 1)) * line_words];
  std::uint64_t rest = (key >> 20) * 0x9E3779B97F4A7C15ULL;
  bool all = true;
  for (int i = 0; i < probes; ++i) {
    const std::size_t bit = rest >> 55;  // 0 .. 511
    const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
    all = all && (line[bit / 64] & mask) != 0;
    if (!only_test) line[bit / 64] |= mask;
    rest <<= 9;
  }
  return all;
}

}  // namespace

bool SeenOnce::insert(std::uint64_t key) {
  for (std::size_t i = 0; i + 1 < filters_.size(); ++i) {
    if (mark(filters_[i].bits, key, true)) return true;
  }
  if (filters_.empty() || filters_.back().held == filters_.back().capacity) {
    if (!filters_.empty() && mark(filters_.back().bits, key, true)) return true;
    const std::size_t lines =
        filters_.empty() ? first_lines : filters_.back().bits.size() / line_words * growth;
    Filter filter;
    filter.bits.assign(lines * line_words, 0);
    filter.capacity = lines * line_words * 64 / bits_per_key;
    filters_.push_back(std::move(filter));
  }
  Filter& last = filters_.back();
  if (mark(last.bits, key, false)) return true;
  ++last.held;
  return false;
}

void SeenOnce::prefetch(std::uint64_t key) const {
  for (const Filter& filter : filters_) {
    __builtin_prefetch(&filter.bits[(key & (filter.bits.size() / line_words - 1)) * line_words], 1);
  }
}

void SeenOnce::clear() { filters_ = {}; }

std::size_t SeenOnce::bytes() const {
  std::size_t total = 0;
  for (const Filter& filter : filters_) total += filter.bits.size() * sizeof(std::uint64_t);
  return total;
}

void ShingleCounts::grow() {
  std::vector<std::uint64_t> old(slots_.empty() ? 1024 : slots_.size() * 2, 0);
  old.swap(slots_);
  for (const std::uint64_t slot : old) {
    if (slot != 0) slots_[find(slot >> count_bits)] = slot;
  }
}

void ShingleCounts::insert(std::uint64_t key, std::uint32_t count) {
  if ((size_ + 1) * 3 > slots_.size() * 2) grow();
  slots_[find(key)] = (key << count_bits) | count;
  ++size_;
}

void ShingleCounts::add(std::uint64_t hash) {
  const std::uint64_t key = key_of(hash);
  if (size_ > 0) {
    std::uint64_t& slot = slots_[find(key)];
    if (slot != 0) {
      if ((slot & count_mask) != count_mask) ++slot;
      return;
    }
  }
  if (!seen_.insert(hash)) return;
  insert(key, 2);
  present_.clear();
}

void ShingleCounts::prefetch_add(std::uint64_t hash) const {
  prefetch(hash);
  seen_.prefetch(hash);
}

void ShingleCounts::forget(std::uint32_t minimum) {
  seen_.clear();
  std::vector<Entry> kept = entries();
  std::erase_if(kept, [minimum](const Entry& entry) { return entry.count < minimum; });
  restore(kept);
}

std::vector<ShingleCounts::Entry> ShingleCounts::entries() const {
  std::vector<Entry> all;
  all.reserve(size_);
  for (const std::uint64_t slot : slots_) {
    if (slot != 0) {
      all.push_back({slot >> count_bits, static_cast<std::uint32_t>(slot & count_mask)});
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Entry& left, const Entry& right) { return left.key < right.key; });
  return all;
}

void ShingleCounts::restore(const std::vector<Entry>& entries) {
  slots_.clear();
  size_ = 0;
  for (const Entry& entry : entries) insert(entry.key, entry.count);
  fill_present();
}

void ShingleCounts::fill_present() {
  constexpr std::size_t present_bits = 8;  // a key
  present_.assign(std::bit_ceil(size_ * present_bits / 64 + 1), 0);
  for (const std::uint64_t slot : slots_) {
    if (slot == 0) continue;
    const std::uint64_t bit = slot >> count_bits;  // the key: hash >> 24
    present_[bit >> 6 & (present_.size() - 1)] |= std::uint64_t{1} << (bit & 63);
  }
}

}  // namespace technews::corpus
