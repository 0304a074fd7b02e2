#include "benchmarks/ranking/document_table.h"

#include <algorithm>
#include <bit>

namespace technews::benchmarks {

void DocumentTable::reset(std::size_t count) {
  const std::size_t size = std::bit_ceil(2 * count + 1);
  slots_.assign(size, Slot{});
  mask_ = size - 1;
}

std::size_t DocumentTable::slot_of(std::string_view document, std::uint64_t hash) const {
  std::size_t at = hash & mask_;
  while (slots_[at].place != none && (slots_[at].hash != hash || slots_[at].document != document))
    at = (at + 1) & mask_;
  return at;
}

std::size_t DocumentTable::insert(std::string_view document, std::uint64_t hash,
                                  std::size_t place) {
  Slot& slot = slots_[slot_of(document, hash)];
  if (slot.place != none) return slot.place;
  slot = {document, hash, place};
  return none;
}

std::size_t DocumentTable::find(std::string_view document, std::uint64_t hash) const {
  return slots_.empty() ? none : slots_[slot_of(document, hash)].place;
}

}  // namespace technews::benchmarks
