// The headline of a page: what its sources agree on, without the site's name.
#pragma once

#include "corpus/article.h"
#include "corpus/html/page_facts.h"
#include "corpus/html/tree.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

struct TitleCandidate {
  std::string text;  // without the site's name
  std::string_view source;
  int weight = 0;
  std::size_t place = 0;  // node of a heading; 0 for what is not visible
};

// What the page and its host call the site, folded; used to tell a headline from what is glued on.
std::vector<std::string> site_names(const PageFacts& facts, std::string_view host);

// Every headline the page gives, names of the site cut off. Linear.
std::vector<TitleCandidate> title_candidates(const HtmlTree& tree, const PageFacts& facts,
                                             std::string_view host);

// The candidate that most agree with; empty when there is none.
Sourced choose_title(const std::vector<TitleCandidate>& candidates);

// The heading of a page that has one of the first rank alone; nullptr for none.
const TitleCandidate* only_heading(const std::vector<TitleCandidate>& candidates);

// Bytes [begin, end) of the visible text where the title stands; end 0 when it doesn't.
struct TitlePlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};
TitlePlace find_in_text(const HtmlTree& tree, const PageFacts& facts, std::string_view title);

}  // namespace technews::corpus
