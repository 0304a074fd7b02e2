#include "corpus/html/tree.h"

#include "corpus/html/light_page.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>

#include <gumbo.h>

namespace technews::corpus {

namespace {

std::string_view view_of(const GumboStringPiece& piece) {
  return piece.data == nullptr ? std::string_view{} : std::string_view(piece.data, piece.length);
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
         node.type == GUMBO_NODE_CDATA;
}

base::ByteSpan span_of(std::string_view piece, const LightPage& page) {
  if (piece.empty()) return {};
  const auto begin = static_cast<std::size_t>(piece.data() - page.text.data());
  return {page.place(begin), page.place(begin + piece.size() - 1) + 1};
}

base::ByteSpan span_of(const GumboElement& element, const LightPage& page) {
  base::ByteSpan span = span_of(view_of(element.original_tag), page);
  const base::ByteSpan end = span_of(view_of(element.original_end_tag), page);
  if (!span.empty() && end.end > span.end) span.end = end.end;
  return span;
}

// What was cut out of a script; empty for other elements.
base::ByteSpan script_of(const GumboNode& node, const LightPage& page) {
  if (!is_element(node) || node.v.element.tag != GUMBO_TAG_SCRIPT) return {};
  const std::string_view tag = view_of(node.v.element.original_tag);
  if (tag.empty()) return {};
  return page.cut_at(static_cast<std::size_t>(tag.data() + tag.size() - page.text.data()));
}

}  // namespace

// Everything the parser asks for, freed together: its own way of freeing a tree is recursive.
class HtmlTree::Memory {
 public:
  void* allocate(std::size_t bytes) {
    constexpr std::size_t alignment = alignof(std::max_align_t);
    bytes = (bytes + alignment - 1) / alignment * alignment;
    if (bytes > free_) grow(std::max(bytes, chunk));
    std::byte* const found = next_;
    next_ += bytes;
    free_ -= bytes;
    return found;
  }

  std::string_view keep(std::string_view text) {
    auto* const copy = static_cast<char*>(allocate(text.size()));
    std::ranges::copy(text, copy);
    return {copy, text.size()};
  }

  std::string_view keep_lower(std::string_view text) {
    auto* const copy = static_cast<char*>(allocate(text.size()));
    std::ranges::transform(text, copy, [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return {copy, text.size()};
  }

  // Without its parent and end; its attributes are added to the others.
  HtmlNode node_of(const GumboNode& node) {
    HtmlNode made;
    if (is_text(node)) {
      made.text = node.v.text.text;
      made.source = span_of(view_of(node.v.text.original_text), page);
      return made;
    }
    const GumboElement& element = node.v.element;
    made.source = span_of(element, page);
    made.tag = tag_of(element);
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* found = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      attributes.push_back({found->name, found->value});
    }
    return made;
  }

  // Whose addresses the texts' places are counted from.
  LightPage page;
  std::vector<HtmlAttribute> attributes;

 private:
  std::string_view tag_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    const std::string_view tag = keep_lower(view_of(name));
    return tag.empty() ? "unknown" : tag;
  }

  static constexpr std::size_t chunk = 256 << 10;

  void grow(std::size_t bytes) {
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(bytes));
    next_ = chunks_.back().get();
    free_ = bytes;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t free_ = 0;
};

namespace {

// A node whose children are being walked.
struct Level {
  const GumboVector* children;
  unsigned next = 0;
  std::uint32_t node = 0;
};

}  // namespace

HtmlTree::HtmlTree() : memory_(std::make_unique<Memory>()) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

HtmlTree HtmlTree::parse(std::string_view page) {
  HtmlTree tree;
  Memory& memory = *tree.memory_;
  memory.page = lighten(page);

  GumboOptions options = kGumboDefaultOptions;
  options.allocator = [](void* arena, std::size_t bytes) {
    return static_cast<Memory*>(arena)->allocate(bytes);
  };
  options.deallocator = [](void*, void*) {};
  options.userdata = &memory;
  options.max_errors = 0;
  const GumboOutput* const output =
      gumbo_parse_with_options(&options, memory.page.text.data(), memory.page.text.size());

  // Attributes move while more of them come: their places are filled in at the end.
  std::vector<std::size_t> first_attributes;
  const auto add_script = [&](base::ByteSpan script, std::uint32_t parent) {
    first_attributes.push_back(memory.attributes.size());
    HtmlNode& added = tree.nodes_.emplace_back();
    added.parent = parent;
    added.end = tree.size();
    added.text = memory.keep(script.of(page));
    added.source = script;
  };
  const auto add = [&](const GumboNode& node, std::uint32_t parent) {
    first_attributes.push_back(memory.attributes.size());
    tree.nodes_.push_back(memory.node_of(node));
    tree.nodes_.back().parent = parent;
    tree.nodes_.back().end = tree.size();
    if (const base::ByteSpan script = script_of(node, memory.page); !script.empty())
      add_script(script, tree.size() - 1);
  };
  add(*output->root, 0);
  std::vector<Level> levels{{&output->root->v.element.children, 0, 0}};
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.children->length) {
      tree.nodes_[level.node].end = tree.size();
      levels.pop_back();
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(level.children->data[level.next++]);
    if (!is_element(child) && !is_text(child)) continue;
    const std::uint32_t node = tree.size();
    add(child, level.node);
    if (is_element(child)) levels.push_back({&child.v.element.children, 0, node});
  }
  first_attributes.push_back(memory.attributes.size());
  for (std::size_t i = 0; i < tree.nodes_.size(); ++i) {
    tree.nodes_[i].attributes =
        std::span(memory.attributes)
            .subspan(first_attributes[i], first_attributes[i + 1] - first_attributes[i]);
  }
  return tree;
}

std::string_view HtmlTree::attribute(std::uint32_t node, std::string_view name) const {
  for (const HtmlAttribute& attribute : nodes_[node].attributes)
    if (attribute.name == name) return attribute.value;
  return {};
}

std::uint32_t HtmlTree::find(std::string_view tag, std::uint32_t within) const {
  for (std::uint32_t node = within + 1; node < nodes_[within].end; ++node)
    if (nodes_[node].tag == tag) return node;
  return 0;
}

}  // namespace technews::corpus
