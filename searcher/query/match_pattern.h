// What a query's hits look like in a text: for snippets and highlighting; knows no Xapian.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace technews::searcher {

// A token matches when its form (or, if stemmed, its stem) is the term.
struct MatchTerm {
  std::string term;
  bool stemmed = false;
};

// One place of a unit: any of these terms.
struct MatchSlot {
  std::vector<MatchTerm> any;
};

// Where a unit may match.
enum class MatchScope : std::uint8_t { anywhere, title, body };

// A word is a unit of one slot. A phrase has a slot per position; ordered and window ==
// slots.size() for an exact phrase. NEAR/n has window > slots and is unordered; ADJ/n is ordered.
struct MatchUnit {
  std::vector<MatchSlot> slots;
  std::uint32_t window = 1;  // positions from first to last, both included
  bool ordered = true;
  double weight = 1.0;  // relative importance: the idf of its rarest slot
  MatchScope scope = MatchScope::anywhere;
};

struct MatchPattern {
  std::vector<MatchUnit> units;
};

}  // namespace technews::searcher
