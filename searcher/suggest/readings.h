// Readings: what a row of words may have been meant for, the likeliest first.
#pragma once

#include "searcher/suggest/lexicon.h"
#include "searcher/suggest/slots.h"

#include <string>
#include <vector>

namespace technews::searcher {

// How a sequence may be read: words replaced, joined or split; or as it is.
struct Reading {
  std::vector<Rewording> changes;
  double score = 0;      // ln of its probability, up to a constant
  bool unknown = false;  // a word was replaced that no article has, by form or stem
};

// Two words are one where so many times as many articles write them so as have them side by side.
inline constexpr double far_more_as_one = 10;

enum class Doubt : std::uint8_t {
  unknown_words,  // words that no article has may be meant otherwise, and words side by side be one
  rare_words,     // words of few articles too
  every_word,
};

// The likeliest readings, at most `most`, that of no change always among them: a noisy channel
// (slips.h) over the frequencies of words and of words together, by a search that keeps the eight
// best beginnings. Costs up to 2 ms for each word in doubt on 10,000 articles. Words that are not
// of letters are taken as they are.
std::vector<Reading> readings_of(const WordSequence& sequence, Doubt doubt, Lexicon& lexicon,
                                 std::size_t most);

// Whether some article has the word as it is written, by itself or as a part of its compound.
bool is_known(const WordSlot& slot, FieldScope scope, Lexicon& lexicon);

// Whether nothing is found by the word, its stem included.
bool finds_nothing(const WordSlot& slot, FieldScope scope, Lexicon& lexicon);

}  // namespace technews::searcher
