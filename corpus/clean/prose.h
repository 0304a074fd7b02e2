// How much the words around a word sound like sentences, whatever the site and the language.
#pragma once

#include "corpus/clean/tokens.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace technews::corpus {

// What is looked at, each value in a few steps.
enum class ProseFeature : std::uint8_t {
  kind,         // of the word: function word, small, capital, number, …
  ending,       // of the word: comma, full stop, none
  stops,        // function words on the word's better side
  smalls,       // small words there
  marks,        // commas and full stops there
  wide,         // small words in 256 around
  unit,         // length and end of the sentence
  unit_smalls,  // share of small words in the sentence
  furniture,    // words of menus, pleas and legal notes in the sentence
  address,      // "you", "your", "our" in the sentence
  capital_run,  // words without a small one among them
  place,        // tenth of the page's rest
  distance,     // from where the article may begin
};

inline constexpr std::size_t prose_features = 13;
inline constexpr std::size_t prose_steps = 40;  // of a feature, at most

// The step of each feature at a word.
using ProseSteps = std::array<std::uint8_t, prose_features>;

// Steps of all words of a page whose article may begin at first_body. Linear.
void read_prose(const Words& words, std::size_t first_body, std::vector<ProseSteps>& steps);

// Log-odds of belonging to an article, in eighths.
int prose_score(const ProseSteps& steps);

}  // namespace technews::corpus
