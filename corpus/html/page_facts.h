// What a page says of itself outside its prose: meta elements, links, linked data; and its visible
// text with the places of its elements. Gathered in one walk.
#pragma once

#include "corpus/html/json_ld.h"
#include "corpus/html/tree.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

struct MetaTag {
  std::string name;  // of its property, name, itemprop or http-equiv; lower case
  std::string_view content;
};

// A piece of the visible text.
struct TextPiece {
  std::size_t begin = 0;   // byte of PageFacts::text
  std::uint32_t node = 0;  // the text's node
};

// What an element or one of those around it is named, as far as metadata need it.
struct Place {
  bool aside = false;    // comments, other stories, sidebars, menus, footers
  bool comment = false;  // within comments
  bool date = false;     // named after a date
  bool author = false;   // named after an author
};

// Valid as long as the tree.
struct PageFacts {
  std::vector<MetaTag> metas;  // in document order
  std::string_view canonical;  // <link rel=canonical>, as written
  std::string_view html_language;
  std::string title_tag;  // on one line
  LinkedData linked;
  std::vector<std::string_view> data_scripts;  // of pages made of JSON: everything but JSON-LD
  std::vector<std::uint32_t> elements;         // that hold dates, authors or headlines
  std::string text;                            // visible; blocks on lines of their own
  std::vector<TextPiece> pieces;
  std::vector<std::size_t> starts;  // by node: where its text begins in text
  std::vector<Place> places;        // by node

  // The content of the first meta of that name that has one; empty for none.
  std::string_view meta(std::string_view name) const;
  // The visible text of an element on one line; empty when it is longer than a headline, a name or
  // a date is.
  std::string text_of(const HtmlTree& tree, std::uint32_t node) const;
  // The node whose text holds that byte of the text.
  std::uint32_t node_at(std::size_t offset) const;
};

// Linear in the page. Thread-safe.
PageFacts gather_facts(const HtmlTree& tree);

}  // namespace technews::corpus
