// Where the text of a page is: sums over the subtrees of its elements, and the part that holds
// most.
#pragma once

#include "corpus/html/blocks.h"
#include "corpus/html/tree.h"

#include <cstdint>
#include <span>
#include <vector>

namespace technews::corpus {

// Text of the blocks in an element's subtree.
struct TextSum {
  std::uint32_t bytes = 0;
  std::uint32_t link_bytes = 0;
  std::uint32_t prose_bytes = 0;  // of prose blocks
  std::uint32_t blocks = 0;
  std::uint32_t commas = 0;
  std::uint32_t images = 0;

  void add(const TextSum& other);
  float link_share() const {
    return bytes == 0 ? 0 : static_cast<float>(link_bytes) / static_cast<float>(bytes);
  }
};

// An element among those of its parent's children that look the same (tag and class).
struct Rank {
  std::uint32_t place = 0;
  std::uint32_t of = 1;
};

struct Outline {
  std::vector<TextSum> sums;          // by node
  std::vector<std::uint32_t> depths;  // by node
  std::vector<Rank> ranks;            // by node
  std::uint32_t prose_bytes = 0;      // of the page, without what stands beside the article
  std::uint32_t main = 0;             // the smallest element with most of it
  std::uint32_t best = 0;             // the best by Readability's scores
  std::uint32_t first_prose = 0;      // blocks of main
  std::uint32_t last_prose = 0;
  std::uint32_t title_block = no_block;  // the heading that says the page's title

  static constexpr std::uint32_t no_block = UINT32_MAX;
};

// Sentences, not menus.
bool is_prose(const Block& block);
// Comments, sidebars, footers, menus, hidden parts.
bool stands_beside(const Block& block);

// Linear; scores of Readability (arc90, 2009; mozilla/readability): one for each paragraph, one for
// each comma, up to three for its length; halved for the grandparent and thirds above.
Outline read_outline(const HtmlTree& tree, std::span<const Block> blocks, std::string_view title);

// Share of the words of short that long holds, case and punctuation set aside.
float share_of_words(std::string_view short_text, std::string_view long_text);

}  // namespace technews::corpus
