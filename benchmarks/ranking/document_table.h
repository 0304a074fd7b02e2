// DocumentTable: where each document of a list stands; finds documents that stand there twice.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace technews::benchmarks {

// Open addressing over hashes; one table is used for one list after another. Not thread-safe.
class DocumentTable {
 public:
  static constexpr std::size_t none = SIZE_MAX;

  // Forgets everything and makes room for count documents.
  void reset(std::size_t count);

  // Puts a document of that hash at place; the place it already has, or none. The document must
  // live until the next reset().
  std::size_t insert(std::string_view document, std::uint64_t hash, std::size_t place);
  std::size_t find(std::string_view document, std::uint64_t hash) const;

 private:
  struct Slot {
    std::string_view document;
    std::uint64_t hash = 0;
    std::size_t place = none;
  };
  std::size_t slot_of(std::string_view document, std::uint64_t hash) const;

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

}  // namespace technews::benchmarks
