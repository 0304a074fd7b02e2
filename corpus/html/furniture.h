// The names of the parts of a page that are no article.
#pragma once

#include "corpus/html/blocks.h"

#include <string_view>

namespace technews::corpus {

// By the nearest element around the block that says what it is, else by the block's own words:
// "navigation", "share", "related", "author-bio" ... (README.md lists them). Empty when nothing
// tells. Constant time.
std::string_view furniture_name(const Block& block);

}  // namespace technews::corpus
