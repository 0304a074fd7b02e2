// Taking a segment apart: C++20 into c++ and 20, GPT-4 into gpt and 4, $10bn into a sign and 10bn.
#pragma once

#include "shared/base/byte_span.h"
#include "shared/normalization/character.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace technews::normalization {

struct Piece {
  enum class Kind : std::uint8_t {
    plain,     // letters and digits, perhaps apostrophes
    number,    // begins with a digit: 3.14 1,000 10bn 802.11ax
    initials,  // U.S. N.A.S.A
    name,      // with a sign that belongs to it: C++ C# .NET AT&T 50% v18.2.1
  };
  base::ByteSpan span;  // of the text
  Kind kind = Kind::plain;
  // What stands between this piece and the one before: hyphen, dot, underscore, ampersand, or
  // CharClass::other where they touch (gpt|4).
  CharClass joint = CharClass::other;
};

// Pieces that make one term together; one piece is a word by itself.
using Group = std::span<const Piece>;

// Not thread-safe; keeps its memory from call to call.
class CompoundParser {
 public:
  // Takes the segment apart. Most segments are one group; a list (1,5) or a chain of more than six
  // hyphens is several. REQUIRES: the segment's bytes are valid UTF-8.
  void parse(std::string_view text, base::ByteSpan segment);

  // A sign at the front that makes a second, precise term: #AI, @openai, $10bn. Empty span if none.
  base::ByteSpan prefix() const { return prefix_; }
  std::size_t group_count() const { return group_begins_.size(); }
  // Valid until the next parse().
  Group group(std::size_t index) const;
  // True when the segment has characters for which is_ideographic() holds; then it has no groups.
  bool has_ideographs() const { return has_ideographs_; }

 private:
  struct Unit {
    CharClass kind;
    std::size_t begin;
  };
  struct Range {  // of units_
    std::size_t begin;
    std::size_t end;
  };

  void read_units(base::ByteSpan segment);
  Range strip(Range range) const;
  Range take_prefix(Range range);
  void parse_list(Range range);
  void start_group();
  void parse_hyphens(Range range);
  void parse_atom(Range range, CharClass joint);
  void parse_dots(Range range, CharClass joint);
  void add(Range range, CharClass joint);
  std::size_t cut_after(Range range) const;
  bool has_two_letters(Range range) const;
  bool is_initials(Range range) const;
  bool is_short_ampersand(Range range) const;
  bool is_thousands(std::size_t comma) const;
  bool is_cutting_dot(Range before, std::size_t end) const;
  bool is_net(Range range) const;
  bool has_loose_sign(Range piece) const;
  Piece::Kind kind_of(Range piece) const;
  bool has(Range range, CharClass kind) const;
  CharClass kind_at(std::size_t unit) const { return units_[unit].kind; }
  bool is_word(std::size_t unit) const {
    return kind_at(unit) == CharClass::letter || kind_at(unit) == CharClass::digit;
  }

  std::string_view text_;
  std::vector<Unit> units_;  // of the segment, and the one after it
  base::ByteSpan prefix_;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> group_begins_;  // in pieces_
  bool has_ideographs_ = false;
};

}  // namespace technews::normalization
