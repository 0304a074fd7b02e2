#include "shared/normalization/compound.h"

#include "shared/base/utf8.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <string>

#include <unicode/uchar.h>

namespace technews::normalization {
namespace {

// A longer chain of hyphens is a sentence in disguise or a table: its words stand alone.
constexpr std::size_t most_hyphenated = 6;

// A dot begins a name (.NET) only after a blank or an opening: in "wait...what" it doesn't.
bool may_begin_name(std::string_view before) {
  if (before.empty()) return true;
  std::size_t at = before.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(before[at]) & 0xC0U) == 0x80U) --at;
  const auto point = static_cast<UChar32>(base::decode_utf8(before, at).value);
  if (u_isUWhiteSpace(point)) return true;
  switch (u_charType(point)) {
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_DASH_PUNCTUATION:
      return true;
    default:
      return point == '"' || point == '\'' || point == '/' || point == ',';
  }
}

std::size_t count_letters(std::string_view form) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < form.size();) {
    const base::CodePoint point = base::decode_utf8(form, at);
    if (class_of(point.value) == CharClass::letter) ++letters;
    at += point.length;
  }
  return letters;
}

}  // namespace

void CompoundParser::parse(std::string_view text, base::ByteSpan segment) {
  text_ = text;
  pieces_.clear();
  group_begins_.clear();
  prefix_ = {};
  read_units(segment);
  if (has_ideographs_) return;
  const Range all = strip({0, units_.size() - 1});
  if (all.begin == all.end) return;
  const Range rest = take_prefix(all);
  if (rest.begin < rest.end) parse_list(rest);
  if (!group_begins_.empty() && group_begins_.back() == pieces_.size()) group_begins_.pop_back();
}

Group CompoundParser::group(std::size_t index) const {
  const bool last = index + 1 == group_begins_.size();
  const std::size_t end = last ? pieces_.size() : group_begins_[index + 1];
  return Group(pieces_).subspan(group_begins_[index], end - group_begins_[index]);
}

// An empty last group is used again.
void CompoundParser::start_group() {
  if (group_begins_.empty() || group_begins_.back() < pieces_.size()) {
    group_begins_.push_back(pieces_.size());
  }
}

void CompoundParser::read_units(base::ByteSpan segment) {
  units_.clear();
  has_ideographs_ = false;
  for (std::size_t at = segment.begin; at < segment.end;) {
    const base::CodePoint point = base::decode_utf8(text_, at);
    const CharClass kind = class_of(point.value);
    has_ideographs_ = has_ideographs_ || kind == CharClass::ideograph;
    if (kind != CharClass::mark) units_.push_back({kind, at});
    at += point.length;
  }
  const CharClass next = segment.end < text_.size()
                             ? class_of(base::decode_utf8(text_, segment.end).value)
                             : CharClass::other;
  units_.push_back({next, segment.end});
}

// Without what can't begin or end a name: _foo_, -x.
CompoundParser::Range CompoundParser::strip(Range range) const {
  const auto begins = [](CharClass kind) {
    return kind == CharClass::hash || kind == CharClass::at || kind == CharClass::currency ||
           kind == CharClass::dot;
  };
  const auto ends = [](CharClass kind) {
    return kind == CharClass::hash || kind == CharClass::plus || kind == CharClass::percent ||
           kind == CharClass::dot;
  };
  while (range.begin < range.end && !is_word(range.begin) && !begins(kind_at(range.begin))) {
    ++range.begin;
  }
  while (range.begin < range.end && !is_word(range.end - 1) && !ends(kind_at(range.end - 1))) {
    --range.end;
  }
  return range;
}

CompoundParser::Range CompoundParser::take_prefix(Range range) {
  const CharClass first = kind_at(range.begin);
  Range rest = strip({range.begin + 1, range.end});
  if (first == CharClass::hash || first == CharClass::at || first == CharClass::currency) {
    if (rest.begin < rest.end) prefix_ = {units_[range.begin].begin, units_[range.begin + 1].begin};
    return rest;
  }
  if (first == CharClass::dot && !may_begin_name(text_.substr(0, units_[range.begin].begin)))
    return rest;
  return range;
}

// "1,5" is two numbers, "1,000" is one.
void CompoundParser::parse_list(Range range) {
  std::size_t begin = range.begin;
  for (std::size_t unit = range.begin; unit < range.end; ++unit) {
    const bool comma = kind_at(unit) == CharClass::comma && !is_thousands(unit);
    if (!comma && kind_at(unit) != CharClass::at) continue;
    parse_hyphens(strip({begin, unit}));
    begin = unit + 1;
  }
  parse_hyphens(strip({begin, range.end}));
}

void CompoundParser::parse_hyphens(Range range) {
  if (range.begin == range.end) return;
  const auto first = units_.begin() + static_cast<std::ptrdiff_t>(range.begin);
  const auto last = units_.begin() + static_cast<std::ptrdiff_t>(range.end);
  const auto hyphens = static_cast<std::size_t>(
      std::count_if(first, last, [](const Unit& u) { return u.kind == CharClass::hyphen; }));
  const bool chain = hyphens >= most_hyphenated;
  start_group();
  std::size_t begin = range.begin;
  for (std::size_t unit = range.begin; unit <= range.end; ++unit) {
    if (unit < range.end && kind_at(unit) != CharClass::hyphen) continue;
    if (chain) start_group();
    parse_atom(strip({begin, unit}), CharClass::hyphen);
    begin = unit + 1;
  }
}

// What stands between hyphens. The first piece takes the joint.
void CompoundParser::parse_atom(Range range, CharClass joint) {
  if (is_initials(range) || (has(range, CharClass::ampersand) && is_short_ampersand(range))) {
    add(range, joint);
    return;
  }
  std::size_t begin = range.begin;
  for (std::size_t unit = range.begin; unit <= range.end; ++unit) {
    const bool cut = unit == range.end || kind_at(unit) == CharClass::underscore ||
                     kind_at(unit) == CharClass::ampersand;
    if (!cut) continue;
    if (begin < unit) {
      parse_dots({begin, unit}, joint);
    }
    joint = kind_at(unit);
    begin = unit + 1;
  }
}

// node.js and rc.1 at the dot; ASP.NET before it, for .NET is a name; not v2.1, 3.14 or 2.x.
void CompoundParser::parse_dots(Range range, CharClass joint) {
  std::size_t begin = range.begin;
  for (std::size_t unit = range.begin + 1; unit + 1 < range.end; ++unit) {
    if (kind_at(unit) != CharClass::dot || !is_cutting_dot({begin, unit}, range.end)) continue;
    add({begin, unit}, joint);
    const bool net = is_net({unit + 1, range.end});
    joint = net ? CharClass::other : CharClass::dot;
    begin = net ? unit : unit + 1;
  }
  add({begin, range.end}, joint);
}

bool CompoundParser::is_cutting_dot(Range before, std::size_t end) const {
  const std::size_t next = before.end + 1;
  if (kind_at(before.end - 1) == CharClass::letter) return is_word(next);
  if (kind_at(next) != CharClass::letter) return false;
  if (has(before, CharClass::letter)) return true;
  return next + 1 < end && kind_at(next + 1) == CharClass::letter;
}

// Adds the range as one piece, or as several where letters meet a number: gpt4, c++20.
void CompoundParser::add(Range range, CharClass joint) {
  while (range.begin < range.end) {
    Range piece{range.begin, cut_after(range)};
    range.begin = piece.end;
    if (has_loose_sign(piece)) --piece.end;
    const bool initials = is_initials(piece);
    while (!initials && kind_at(piece.end - 1) == CharClass::dot && piece.end > piece.begin + 1) {
      --piece.end;
    }
    if (!has(piece, CharClass::letter) && !has(piece, CharClass::digit)) continue;
    pieces_.push_back(
        {{units_[piece.begin].begin, units_[piece.end].begin}, kind_of(piece), joint});
    joint = CharClass::other;
  }
}

// The sign of a+b and issue#5 stands between two words; the sign of C#, Disney+, C++ is the name's.
bool CompoundParser::has_loose_sign(Range piece) const {
  const std::size_t size = piece.end - piece.begin;
  if (size < 2) return false;
  if (kind_at(piece.end - 1) == CharClass::hash) {
    return has_two_letters({piece.begin, piece.end - 1});
  }
  return kind_at(piece.end - 1) == CharClass::plus && kind_at(piece.end - 2) != CharClass::plus &&
         is_word(piece.end);
}

Piece::Kind CompoundParser::kind_of(Range piece) const {
  if (is_initials(piece)) return Piece::Kind::initials;
  if (has(piece, CharClass::percent)) return Piece::Kind::name;
  if (kind_at(piece.begin) == CharClass::digit) return Piece::Kind::number;
  const bool plain = !has(piece, CharClass::dot) && !has(piece, CharClass::plus) &&
                     !has(piece, CharClass::hash) && !has(piece, CharClass::ampersand);
  return plain ? Piece::Kind::plain : Piece::Kind::name;
}

// Where the first piece of the range ends: after two or more letters before a digit, and after ++
// before a digit; else at the end. Other mixtures are one piece: h264, v2, x86, 5g, 10bn.
std::size_t CompoundParser::cut_after(Range range) const {
  for (std::size_t unit = range.begin; unit + 1 < range.end; ++unit) {
    const CharClass kind = kind_at(unit);
    if (kind == CharClass::digit) return range.end;
    if (kind_at(unit + 1) != CharClass::digit) continue;
    if (kind == CharClass::plus || has_two_letters({range.begin, unit + 1})) return unit + 1;
  }
  return range.end;
}

// Letters as they are after folding, where ß is two.
bool CompoundParser::has_two_letters(Range range) const {
  std::size_t letters = 0;
  for (std::size_t unit = range.begin; unit < range.end && letters < 2; ++unit) {
    if (kind_at(unit) != CharClass::letter) continue;
    const std::size_t begin = units_[unit].begin;
    const bool ascii = static_cast<unsigned char>(text_[begin]) < 0x80;
    letters +=
        ascii ? 1 : count_letters(folded(text_.substr(begin, units_[unit + 1].begin - begin)));
  }
  return letters >= 2;
}

bool CompoundParser::is_initials(Range range) const {
  std::size_t letters = 0;
  std::size_t unit = range.begin;
  while (unit < range.end && kind_at(unit) == CharClass::letter) {
    ++letters;
    if (unit + 1 < range.end && kind_at(unit + 1) != CharClass::dot) break;
    unit += 2;
  }
  if (letters < 2) return false;
  if (unit >= range.end) return true;
  // U.S.'s
  return unit >= 2 && kind_at(unit) == CharClass::apostrophe;
}

// AT&T, R&D, S&P: initials of a name. Johnson&Johnson is two words.
bool CompoundParser::is_short_ampersand(Range range) const {
  constexpr std::size_t longest_side = 3;
  std::size_t side = 0;
  for (std::size_t unit = range.begin; unit < range.end; ++unit) {
    if (kind_at(unit) == CharClass::apostrophe) break;
    side = kind_at(unit) == CharClass::ampersand ? 0 : side + 1;
    if (side > longest_side) return false;
  }
  return true;
}

// Digits in front, and three of them behind.
bool CompoundParser::is_thousands(std::size_t comma) const {
  if (comma == 0 || comma + 4 >= units_.size() || kind_at(comma - 1) != CharClass::digit) {
    return false;
  }
  for (std::size_t unit = comma + 1; unit <= comma + 3; ++unit) {
    if (kind_at(unit) != CharClass::digit) return false;
  }
  return kind_at(comma + 4) != CharClass::digit;
}

bool CompoundParser::has(Range range, CharClass kind) const {
  return std::any_of(units_.begin() + static_cast<std::ptrdiff_t>(range.begin),
                     units_.begin() + static_cast<std::ptrdiff_t>(range.end),
                     [kind](const Unit& u) { return u.kind == kind; });
}

// The one name after a dot that is a product's by itself: ASP.NET, VB.NET and ML.NET are all of
// .NET.
bool CompoundParser::is_net(Range range) const {
  if (range.end - range.begin != 3) return false;
  std::string letters;
  append_folded(
      text_.substr(units_[range.begin].begin, units_[range.end].begin - units_[range.begin].begin),
      letters);
  return letters == "net";
}

}  // namespace technews::normalization
