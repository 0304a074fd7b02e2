#include "indexer/left_out.h"

#include "shared/base/error.h"
#include "shared/base/hash.h"

#include <utility>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

constexpr std::size_t entry_size = 9;

std::uint64_t read_number(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i)
    number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return number;
}

std::string chunk_key(std::size_t number) { return fmt::format("left-out/{:09}", number); }

[[noreturn]] void fail() {
  throw base::Error(base::ErrorCode::index_corrupt, "the index's list of left out pages is damaged",
                    {"build it again:  indexer add --rebuild FILE_OR_DIR..."});
}

}  // namespace

std::uint64_t page_key(const std::string& id, const std::string& page_hash) {
  return base::hash64(page_hash, base::hash64(id));
}

LeftOutPages::LeftOutPages(const StoreView& store) {
  for (std::string chunk = store.metadata(chunk_key(0)); !chunk.empty();
       chunk = store.metadata(chunk_key(++chunks_))) {
    if (chunk.size() % entry_size != 0) fail();
    for (std::size_t at = 0; at < chunk.size(); at += entry_size) {
      const auto outcome = static_cast<std::size_t>(static_cast<unsigned char>(chunk[at + 8]));
      if (outcome >= outcome_names.size()) fail();
      pages_[read_number(std::string_view(chunk).substr(at, 8))] = static_cast<Outcome>(outcome);
    }
  }
}

std::optional<Outcome> LeftOutPages::find(std::uint64_t key) const {
  const auto page = pages_.find(key);
  if (page == pages_.end()) return std::nullopt;
  return page->second;
}

void LeftOutPages::add(std::uint64_t key, Outcome outcome) {
  if (!pages_.insert_or_assign(key, outcome).second) return;
  for (std::size_t i = 0; i < 8; ++i) added_ += static_cast<char>(key >> (8 * i));
  added_ += static_cast<char>(outcome);
}

void LeftOutPages::save(Store& store) {
  if (added_.empty()) return;
  store.set_metadata(chunk_key(chunks_++), std::exchange(added_, {}));
}

}  // namespace technews::indexer
