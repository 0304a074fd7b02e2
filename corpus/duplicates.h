// Copies of an article: byte-identical after cleaning, or the same story in nearly the same words.
#pragma once

#include "shared/base/date.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace technews::corpus {

// Identity of a cleaned text: its letters and digits alone, ASCII case folded, so that blanks,
// line breaks and the shape of quotes don't matter. 32 hexadecimal digits. Linear. Thread-safe.
std::string text_hash(std::string_view text);

// What decides which of several copies is shown; the others become its URL aliases.
struct Copy {
  std::string id;
  std::string url;
  std::optional<base::Date> date;

  friend bool operator==(const Copy&, const Copy&) = default;
};

// True when left is the canonical one of two copies: the earlier date (undated last, the better
// known of equal first days first), then the smaller id. A strict weak order: the choice doesn't
// depend on the order in which copies are read.
bool is_more_canonical(const Copy& left, const Copy& right);

// Sketch of a text that two texts share a part of when they resemble each other: 32 bands of four
// minima each over hashes of its 5-word shingles (MinHash, Broder 1997; one permutation with
// densification, Shrivastava 2017). Two texts of Jaccard similarity .8 share a band with
// probability 1 - (1 - .8^4)^32 > .9999999, of .3 with .23. 256 bytes, stable: may be stored.
struct StorySignature {
  static constexpr std::size_t band_count = 32;
  std::array<std::uint64_t, band_count> bands{};

  friend bool operator==(const StorySignature&, const StorySignature&) = default;
};

// Linear in the text. Thread-safe. Texts under five words have a signature of their own.
StorySignature sign_story(std::string_view text);

// Jaccard similarity of the two texts' sets of 5-word shingles, 0 to 1. Linear (n log n in each).
double story_similarity(std::string_view left, std::string_view right);

// Articles at least this similar tell one story.
inline constexpr double least_story_similarity = 0.8;

}  // namespace technews::corpus
