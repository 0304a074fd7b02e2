// Other pages' headlines and leads on a page, and the page's own lead on other pages.
#pragma once

#include "corpus/clean/evidence.h"
#include "corpus/clean/model.h"
#include "corpus/clean/title.h"
#include "corpus/clean/tokens.h"

namespace technews::corpus {

// A page's lead is repeated where other pages announce it: words behind the title that repeat on
// the site, but never behind another page's title, are the page's own again. Linear.
void free_own_lead(const Words& words, const FoundTitle& title, const SiteView& view,
                   Evidence& evidence);

// Headlines of other pages anywhere on the page. Linear.
std::size_t count_other_headlines(const Words& words, const FoundTitle& title,
                                  const SiteView& view);

// Marks other pages' headlines where they stand outside sentences. Linear.
void mark_headlines(const Words& words, const FoundTitle& title, const SiteView& view,
                    Evidence& evidence);

// Marks runs of words from the leads of other pages. Needs the title's place, to know the own
// lead. Linear.
void mark_leads(const Words& words, const FoundTitle& title, const SiteView& view,
                Evidence& evidence);

}  // namespace technews::corpus
