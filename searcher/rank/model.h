// A ranking model: how much one word of a query weighs in one article. One file each.
#pragma once

#include "searcher/rank/settings.h"

#include <memory>

#include <xapian.h>

namespace technews::searcher {

// What a model is told that Xapian does not tell it.
struct WeightContext {
  double query_words = 0;      // the sum of the weights of the query's words
  double longest_article = 0;  // of the whole index
};

// What weighs besides a word's score in the whole article. Scores are multiplied by these; 0: off.
struct Evidence {
  double title = 0;   // the word's score as a word of the title
  double burst = 0;   // exponent of (cf + 1) / df, a factor of the word's weight
  double phrase = 0;  // two words of the query side by side
  double near = 0;    // two words of the query within eight words
};

struct Model {
  Component component;
  // Stock weights run on remote shards; our own only where this program reads the index itself.
  bool remote = true;
  std::unique_ptr<Xapian::Weight> (*weight)(const Settings& settings, const WeightContext& context);
  Evidence (*evidence)(const Settings& settings) = nullptr;  // nullptr: nothing besides
  // Scores are few, and most of them the highest that their words can give. Xapian 1.4.22 takes
  // articles of the weakest score it would still show for too weak, and lost one of a thousand.
  bool few_scores = false;
};

}  // namespace technews::searcher
