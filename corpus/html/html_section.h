// The section a page stands in, its tags, and its language as declared.
#pragma once

#include "corpus/article.h"
#include "corpus/html/page_facts.h"
#include "corpus/html/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// Of linked data, article:section and its like, breadcrumbs (the last before the article itself),
// the address. Empty for none.
Sourced find_section(const PageFacts& facts, std::string_view title, std::string_view url);

// Of the first source that gives any: article:tag, keywords of linked data, meta keywords, links
// of rel=tag. Each once, in the page's order.
std::vector<std::string> find_tags(const HtmlTree& tree, const PageFacts& facts);

// ISO 639-1 in lower case ("de" of "de-DE"); empty when the page doesn't say.
std::string declared_language(const PageFacts& facts);

}  // namespace technews::corpus
