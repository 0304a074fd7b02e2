// The title of a page: found in its text, taken from its companion, or both.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/evidence.h"
#include "corpus/clean/model.h"
#include "corpus/clean/tokens.h"

#include <string>
#include <string_view>

namespace technews::corpus {

struct FoundTitle {
  Sourced title;
  // Words of the page that are the title, its immediate repetitions included; empty when the text
  // doesn't hold it.
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t words = 0;  // of one repetition
};

// The companion title without its site's name, as it stands in the text when it does. Else, of a
// page that says another headline twice, that one; and what else seems to be its headline shows
// only where the body begins. Without a title, or where half of the site's pages have the same: the
// headline that the site's other pages lead to expect; else nothing.
FoundTitle find_title(const RawArticle& page, const Words& words, const Evidence& evidence,
                      const SiteView& view);

// A companion title without the parts that are the site's name: those that its pages' titles
// share, or that spell its host.
std::string without_site_name(std::string_view title, std::string_view host, const SiteView& view);

}  // namespace technews::corpus
