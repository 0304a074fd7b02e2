// The site of a page that doesn't say where it is from, by what its pages repeat.
#pragma once

#include "corpus/clean/model.h"

#include <string_view>

namespace technews::corpus {

// The site of the model whose menus and footers the page has; nullptr without strong evidence: many
// words in a row that the site repeats, and few of any other site. Takes time in the number of
// sites, not in the length of the page beyond reading it.
const SiteModel* match_site(const CleaningModel::Implementation& model, std::string_view body);

}  // namespace technews::corpus
