// A page as the blocks of text that a reader sees: paragraphs, headings, list items, table rows.
#pragma once

#include "corpus/html/signs.h"
#include "corpus/html/text_stats.h"
#include "corpus/html/tree.h"
#include "shared/base/byte_span.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace technews::corpus {

enum class BlockKind : std::uint8_t { plain, paragraph, heading, item, row, code, quote, caption };

// How many levels above a block the nearest element with a sign stands: 0 for its own element.
inline constexpr std::uint8_t no_level = 255;
using SignLevels = std::array<std::uint8_t, sign_count>;

struct Block {
  std::uint32_t element = 0;  // the nearest block-level one
  std::uint32_t depth = 0;    // of it
  BlockKind kind = BlockKind::plain;
  std::uint8_t heading_level = 0;  // 1 to 6
  std::string text;                // white space squeezed; lines at <br>
  TextStats stats;
  std::uint32_t link_bytes = 0;  // of the text, inside <a>
  std::uint32_t links = 0;
  std::uint32_t images = 0;  // between the block before and this one
  base::ByteSpan source;     // from its first text to its last; empty where the parser moved them
  SignLevels levels{};

  std::uint8_t level(Sign sign) const { return levels[static_cast<std::size_t>(sign)]; }
  bool within(Sign sign) const { return level(sign) != no_level; }
};

// In document order. Scripts, styles, drawings and form fields have no text; what the page hides
// is there, with its sign. Linear: the tree's depth is bounded.
std::vector<Block> split_blocks(const HtmlTree& tree);

}  // namespace technews::corpus
