// The tree of a query: what the parser makes, printing turns back into text, and compile() reads.
#pragma once

#include "shared/base/byte_span.h"
#include "shared/base/date.h"
#include "shared/index/fields.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace technews::searcher {

enum class NodeKind : std::uint8_t {
  nothing,   // an empty query
  word,      // of a text field, or of any
  phrase,    // "..."
  filter,    // a whole value of a filter field: site:example.com
  date,      // a range of days: date:, since:, until:
  list,      // things side by side
  all_of,    // AND
  any_of,    // OR
  near,      // NEAR, ADJ
  synonyms,  // what was typed (a list: words of the list around it), and what a file has for it
};

// How an element stands in its list.
enum class Occur : std::uint8_t { plain, required, excluded };

// A word as typed, escapes undone.
struct Word {
  std::string text;
  base::ByteSpan span;
  std::vector<std::size_t> wildcards;  // offsets in text of the * and ? that are wildcards
  bool exact = false;                  // =word: the form, not its stem
  std::uint32_t edits = 0;             // word~ (1), word~2: fuzzy
  bool regex = false;                  // /text/: escapes stay, for they are the expression's

  // It stands for words of the index that are like it.
  bool is_pattern() const { return regex || edits > 0 || !wildcards.empty(); }
};

// One place of a phrase: any of these words.
using PhraseSlot = std::vector<Word>;

struct Node {
  NodeKind kind = NodeKind::nothing;
  base::ByteSpan span;                // of the query's bytes
  Occur occur = Occur::plain;         // meaningful for elements of a list
  std::optional<index::Field> field;  // own, or that of the parentheses around it
  double boost = 1;
  Word word;                      // word; filter: the value
  std::vector<PhraseSlot> slots;  // phrase
  bool stemmed = false;           // phrase: ~"..."
  std::uint32_t distance = 0;     // phrase: slop; near: words from the first to the last, less one
  bool ordered = false;           // near: ADJ
  base::DayRange days;            // date
  std::vector<Node> children;     // list, all_of, any_of, near, synonyms
};

// Distances of NEAR and ADJ without a number.
inline constexpr std::uint32_t default_nearness = 10;

// Canonical text: parsing it gives the same tree, up to spans. Linear.
std::string print(const Node& node);

// Equal up to spans.
bool same_tree(const Node& left, const Node& right);

}  // namespace technews::searcher
