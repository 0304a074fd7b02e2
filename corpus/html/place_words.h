// What the tag, class, id and item property of an element say to a reader of metadata.
#pragma once

#include "corpus/html/tree.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace technews::corpus {

struct ElementWords {
  bool aside = false;        // comments, other stories, sidebars, menus, footers
  bool comment = false;      // comments
  bool date = false;         // a date, of publication or another
  bool author = false;       // the author
  bool of_interest = false;  // date, author, headline, item property or time
};

// Reads elements of one tree; remembers names, which repeat on a page.
class ElementReader {
 public:
  explicit ElementReader(const HtmlTree& tree) : tree_(tree) {}
  // Linear in the element's attributes.
  ElementWords read(std::uint32_t node);

 private:
  const ElementWords& words_in(std::string_view names);

  const HtmlTree& tree_;
  std::unordered_map<std::string_view, ElementWords> known_;
};

}  // namespace technews::corpus
