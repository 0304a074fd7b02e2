// Other pages' headlines and leads on a page, and the page's own lead on other pages.
#pragma once

#include "corpus/clean/evidence.h"
#include "corpus/clean/model.h"
#include "corpus/clean/title.h"
#include "corpus/clean/tokens.h"

#include <cstddef>
#include <vector>

namespace technews::corpus {

// Words [first, first + words) that are the headline of some page of the site.
struct HeadlinePlace {
  std::size_t first = 0;
  std::size_t words = 0;
};

// All places in their order; they may overlap. Linear.
std::vector<HeadlinePlace> find_headlines(const Words& words, const SiteView& view);

// A page's lead is repeated where other pages announce it: words behind the title that repeat on
// the site, but never behind another page's title, are the page's own again. Linear.
void free_own_lead(const Words& words, const FoundTitle& title, const SiteView& view,
                   Evidence& evidence);

// Headlines of other pages anywhere on the page.
std::size_t count_other_headlines(const Words& words, const FoundTitle& title,
                                  const std::vector<HeadlinePlace>& headlines);

// Marks other pages' headlines where they stand outside sentences.
void mark_headlines(const Words& words, const FoundTitle& title,
                    const std::vector<HeadlinePlace>& headlines, Evidence& evidence);

// Marks runs of words from the leads of other pages. Needs the title's place, to know the own
// lead. Linear.
void mark_leads(const Words& words, const FoundTitle& title, const SiteView& view,
                Evidence& evidence);

}  // namespace technews::corpus
