// What of one query unit has been seen so far: words, phrases, and windows (NEAR, ADJ).
#pragma once

#include "searcher/query/match_pattern.h"
#include "shared/base/byte_span.h"
#include "shared/normalization/analyzer.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace technews::searcher {

// Each of these takes the tokens that fill one of the unit's slots, in the order of the text, with
// the slots they fill from the last to the first; and adds to `out` the spans of what it completes.

// A unit of one slot.
class WordMatcher {
 public:
  void feed(std::span<const std::uint32_t> slots, const normalization::Token& token,
            std::vector<base::ByteSpan>& out);
};

// An exact phrase: every slot begins at the position where the one before it ends.
class PhraseMatcher {
 public:
  explicit PhraseMatcher(std::size_t slots) : begun_(slots - 1) {}
  void feed(std::span<const std::uint32_t> slots, const normalization::Token& token,
            std::vector<base::ByteSpan>& out);

 private:
  struct Begun {
    std::uint32_t next = 0;     // position where the next slot must stand
    std::size_t beginning = 0;  // byte of the text
  };
  std::vector<std::vector<Begun>> begun_;  // by the last slot filled
};

// Slots in order within a window, words between them allowed.
class OrderedMatcher {
 public:
  OrderedMatcher(std::size_t slots, std::uint32_t window) : best_(slots), window_(window) {}
  void feed(std::span<const std::uint32_t> slots, const normalization::Token& token,
            std::vector<base::ByteSpan>& out);

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  struct Link {
    base::ByteSpan span;
    std::size_t previous = none;
  };
  struct Chain {
    std::size_t link = none;
    std::uint32_t first = 0;  // positions
    std::uint32_t last = 0;
  };
  std::vector<Link> links_;
  std::vector<Chain> best_;  // by the last slot filled: the chain that began latest
  std::uint32_t window_;
};

// Slots in any order within a window, each filled by another token.
class NearMatcher {
 public:
  explicit NearMatcher(const MatchUnit& unit);
  void feed(std::span<const std::uint32_t> slots, const normalization::Token& token,
            std::vector<base::ByteSpan>& out);

 private:
  struct Seen {
    bool any = false;
    std::uint32_t position = 0;
    base::ByteSpan span;
    std::size_t alternatives = 0;
  };
  std::vector<Seen> seen_;  // by slot: the latest
  std::uint32_t window_;
};

using UnitMatcher = std::variant<WordMatcher, PhraseMatcher, OrderedMatcher, NearMatcher>;

// REQUIRES: the unit has a slot.
UnitMatcher make_unit_matcher(const MatchUnit& unit);

}  // namespace technews::searcher
