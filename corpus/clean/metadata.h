// What surrounds an article: author, section, date, language, each with the place it came from.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/cleaner.h"
#include "corpus/clean/dates.h"
#include "corpus/clean/tokens.h"

#include <string>

namespace technews::corpus {

// The name in "By James Vincent ," within words [first, last); empty for none.
std::string byline(const Words& words, std::size_t first, std::size_t last);

// The first part of the URL's path when it names a section ("ai" of /ai/title, not "story" or
// "2023"); empty for none.
std::string section_of(std::string_view url);

// What dates of the page are possible: not before the web, or print for prose; not after today nor
// the last year in the copyright lines of the archive's pages.
DateBounds date_bounds(const RawArticle& page, const CleaningModel& model,
                       const CleanOptions& options);

// The head of a page, where bylines and datelines stand: words [first, last).
struct HeadWords {
  const Words* words = nullptr;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t title = 0;  // the word behind the title; 0 when the text doesn't hold it
};

// Fills everything of the article but title and text from the page's fields, URL and head.
void fill_metadata(const RawArticle& page, const HeadWords& head, const DateBounds& bounds,
                   Article& article);

}  // namespace technews::corpus
