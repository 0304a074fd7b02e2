// Ranked words: what a list of query words gives the ranking models to work with.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// A distinct word of the query.
struct RankedWord {
  std::vector<std::string> stems;  // in the index's languages, without prefix: alternatives
  std::vector<std::string> forms;  // as it may stand in a text; empty for words of no pair
  double weight = 1;               // times it is in the query, times its boost; 0: it is weighed
                                   // elsewhere, and stands here for its neighbours alone
  // Of a part of a compound: the word that the compound is as a whole. x-ray is found as xray or by
  // x and ray, and counts as what scores higher, not as three words.
  std::optional<std::size_t> whole;
};

struct RankedPair {
  std::size_t first = 0;  // indices of words
  std::size_t second = 0;
};

struct RankedWords {
  std::vector<RankedWord> words;
  std::vector<RankedPair> neighbours;  // side by side in the query, stop words left out; distinct
};

// The sum over the words of of_word(word), a compound as the largest of its whole and its parts.
Xapian::Query sum_of(const RankedWords& words,
                     const std::function<Xapian::Query(const RankedWord&)>& of_word);

// What any of the alternatives matches, scored as the one that scores highest. Elements of an OP_OR
// count one by one: scale what is to count as a whole.
Xapian::Query largest(std::vector<Xapian::Query> alternatives);

}  // namespace technews::searcher
