// How much each word of a flattened page speaks for the article and against the page around it.
#pragma once

#include "corpus/clean/model.h"
#include "corpus/clean/tokens.h"

#include <cstdint>
#include <vector>

namespace technews::corpus {

// Why a word speaks against the article; what removal rules are named after.
enum class Mark : std::uint8_t {
  none,
  repeated,    // inside words that stand on many pages of the site
  story,       // inside another page's headline
  code,        // a program or a style sheet
  title,       // inside this page's title
  byline,      // the author's name
  credit,      // whose picture it is
  bio,         // who the author is
  dateline,    // when it was published
  newsletter,  // a request for an address
};

struct Evidence {
  // Log-odds of belonging to the article's body, in eighths.
  std::vector<std::int16_t> score;
  std::vector<Mark> mark;
};

// Only words on at least repeated_on of the site's pages speak as repeated; 0 for none. Linear.
void weigh_words(const Words& words, const SiteView& view, std::uint32_t repeated_on,
                 Evidence& evidence);

// Joins what the unmarked words from first_body on say with how much they sound like an article's
// sentences, which counts the more the less the site is known. Linear.
void weigh_prose(const Words& words, const SiteView& view, std::size_t first_body,
                 Evidence& evidence);

// Marks words [first, last) and lets them speak against the body.
void mark_words(Evidence& evidence, std::size_t first, std::size_t last, Mark mark);

}  // namespace technews::corpus
