// Words and phrases of a query: what their signs mean, and what is wrong with them.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/query/complaints.h"
#include "searcher/query/lexer.h"

#include <string_view>
#include <vector>

namespace technews::searcher {

// What the signs around a word are taken for.
enum class WordUse : std::uint8_t {
  text,    // =exact, fuzzy~, wild*card, boost^2
  value,   // of a filter: wildcards only
  address  // of url: a final * only
};

struct ReadWord {
  Word word;
  double boost = 1;
};

ReadWord read_word(const QueryToken& token, WordUse use, Complaints& complaints);

// "~3^2" right after a phrase, "^2" right after parentheses. False when the text is no suffix.
struct Suffix {
  std::uint32_t slop = 0;
  double boost = 1;
};
bool reads_as_suffix(const QueryToken& token);
Suffix read_suffix(const QueryToken& token, bool takes_slop, Complaints& complaints);

// The slots of a phrase's text, which begins at offset `begin` of the query.
std::vector<PhraseSlot> read_phrase(std::string_view text, std::size_t begin,
                                    Complaints& complaints);

// Text with its backslashes undone.
std::string unescape(std::string_view text);

}  // namespace technews::searcher
