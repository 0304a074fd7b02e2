// Slots: the places of a query's tree where another word may stand, and trees with them replaced.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/query/query_tokens.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// Where a word or value is: nodes by their number from the root, then a place of the phrase.
struct SlotPlace {
  std::vector<std::size_t> path;
  std::size_t place = 0;
  base::ByteSpan span;  // of the word's text

  // In the order of the text.
  friend bool operator<(const SlotPlace& left, const SlotPlace& right);
};

struct WordSlot {
  SlotPlace at;
  std::string form;   // folded
  std::string stem;   // in the index's main language
  std::string whole;  // the compound it is a part of; empty for ordinary words
  bool stop = false;
  bool splits = false;  // two words may take its place
  bool joins = false;   // one word may take its place and the next one's
};

// Words that belong together: side by side in a list, or the words of a phrase.
struct WordSequence {
  std::optional<index::Field> field;
  std::vector<WordSlot> slots;
};

struct ValueSlot {
  SlotPlace at;
  index::Field field = index::Field::site;
  std::string value;
};

struct QuerySlots {
  std::vector<WordSequence> sequences;
  std::vector<ValueSlot> values;
};

// The slots of a tree whose root is a list (see list_of()). Words with wildcards or edits and what
// is excluded have none. text is what the tree was parsed from. Linear.
QuerySlots slots_of(const Node& list, QueryAnalyzer& analyzer, std::string_view text);

// The tree, as a list of one where it is a single word.
Node list_of(const Node& tree);

// One or two words in the place of one or two.
struct Rewording {
  SlotPlace at;
  std::vector<std::string> forms;
  std::size_t replaced = 1;  // 2: the word after it too
  bool quoted = false;       // the words that stand there, as a phrase
};

// The list with its words replaced. REQUIRES: the rewordings are of different slots, two forms only
// where a slot splits, two replaced only where it joins.
Node reworded(const Node& list, std::vector<Rewording> rewordings);

}  // namespace technews::searcher
