// What the tag, class, id and item property of an element say to a reader of metadata.
#pragma once

#include "corpus/html/tree.h"

#include <cstdint>

namespace technews::corpus {

struct ElementWords {
  bool aside = false;        // comments, other stories, sidebars, menus, footers
  bool comment = false;      // comments
  bool date = false;         // a date, of publication or another
  bool author = false;       // the author
  bool of_interest = false;  // date, author, headline, item property or time
};

// Linear in the element's attributes. Thread-safe.
ElementWords read_element_words(const HtmlTree& tree, std::uint32_t node);

}  // namespace technews::corpus
