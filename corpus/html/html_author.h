// Who wrote a page.
#pragma once

#include "corpus/article.h"
#include "corpus/html/page_facts.h"
#include "corpus/html/tree.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

struct AuthorCandidate {
  std::vector<std::string> names;
  std::string_view source;
  int weight = 0;
  std::uint32_t place = 0;  // not 0 for what is visible
};

struct AuthorSearch {
  std::size_t title_end = 0;            // byte of the visible text where the headline ends; 0: none
  std::vector<std::string> site_names;  // folded
};

// Linear.
std::vector<AuthorCandidate> author_candidates(const HtmlTree& tree, const PageFacts& facts,
                                               const AuthorSearch& search);

// The names of the surest candidate, joined by ", ".
Sourced choose_author(const std::vector<AuthorCandidate>& candidates);

}  // namespace technews::corpus
