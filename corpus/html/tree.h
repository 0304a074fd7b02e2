// HtmlTree: a parsed HTML page, its elements and texts in document order.
#pragma once

#include "shared/base/byte_span.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace technews::corpus {

struct HtmlAttribute {
  std::string_view name;  // lower case
  std::string_view value;
};

// An element or a text. The descendants of node i are the nodes (i, end).
struct HtmlNode {
  std::uint32_t parent = 0;
  std::uint32_t end = 0;
  std::string_view tag;   // lower case: "p", "article"; empty for a text
  std::string_view text;  // of a text, references decoded; else empty
  std::span<const HtmlAttribute> attributes;
  // Bytes of the page: of a text as it is written there, of an element from its start tag to its
  // end tag (only the start tag when the end is implied). Empty where the parser made it up.
  base::ByteSpan source;

  bool is_text() const { return tag.empty(); }
};

// Valid as long as the tree. Thread-safe to read.
class HtmlTree {
 public:
  // Parses as the HTML standard says, any bytes; scripts are not run, <noscript> counts, comments
  // and style sheets are left out. Elements nested deeper than 512 stand beside those that hold
  // them, as in browsers. Source: https://html.spec.whatwg.org/multipage/parsing.html. About 40
  // MB/s; memory about 5 times the page.
  static HtmlTree parse(std::string_view page);

  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  // Node 0 is <html>.
  std::span<const HtmlNode> nodes() const { return nodes_; }
  const HtmlNode& operator[](std::uint32_t node) const { return nodes_[node]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

  // The value of a node's attribute; empty when it has none. Linear in its attributes.
  std::string_view attribute(std::uint32_t node, std::string_view name) const;
  // The first node of this tag within (after, end of within); 0 for none. Linear.
  std::uint32_t find(std::string_view tag, std::uint32_t within = 0) const;

 private:
  class Memory;
  HtmlTree();

  std::unique_ptr<Memory> memory_;
  std::vector<HtmlNode> nodes_;
};

}  // namespace technews::corpus
