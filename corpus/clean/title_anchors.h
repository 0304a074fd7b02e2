// Where a site's pages have their headline: by the words that stand left and right of it.
#pragma once

#include "corpus/clean/evidence.h"
#include "corpus/clean/model.h"
#include "corpus/clean/tokens.h"

#include <optional>

namespace technews::corpus {

// The run of words that most resembles, in what surrounds it, the located titles of the site's
// pages; nullopt when nothing resembles them. Linear in the page's head.
std::optional<LocatedTitle> expected_title(const Words& words, const Evidence& evidence,
                                           const SiteView& view);

}  // namespace technews::corpus
