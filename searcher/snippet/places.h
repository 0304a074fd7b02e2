// Places: where a text may be cut, graphemes, words and sentences, with their columns.
#pragma once

#include "shared/base/byte_span.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace technews::searcher {

// A grapheme boundary.
struct Place {
  std::size_t offset = 0;  // of the text
  std::size_t column = 0;  // from the slice's first place
  bool word = false;       // no word stands across it
  bool sentence = false;   // a sentence may begin here
  bool clause = false;     // what stands before it ends with a comma or the like
  bool blank = false;      // a blank stands before it
};

// Unicode's default rules, the same in any locale. Costs 20 µs to make (0.5 ms the first time in a
// process). Not thread-safe. The text must outlive it; slices are less than 2 GiB.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view text);
  PlaceFinder(const PlaceFinder&) = delete;
  PlaceFinder& operator=(const PlaceFinder&) = delete;
  ~PlaceFinder();

  std::string_view text() const { return text_; }

  // The places of a slice, its ends among them. Linear in the slice.
  std::vector<Place> find(base::ByteSpan slice);

  // The part of `around` that is in the sentence of `offset`. Linear in `around`.
  base::ByteSpan sentence_at(std::size_t offset, base::ByteSpan around);

  // Without the blanks at its ends.
  base::ByteSpan trimmed(base::ByteSpan span) const;

  // The first place of a code point from offset up.
  std::size_t code_point_start(std::size_t offset) const;

 private:
  class Breaks;
  std::string_view text_;
  std::unique_ptr<Breaks> breaks_;
};

// Columns that a terminal takes for the text. Linear. Thread-safe.
std::size_t columns_of(std::string_view text);

}  // namespace technews::searcher
