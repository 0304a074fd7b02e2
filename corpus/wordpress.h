// What WordPress stores as an article's text is not yet the markup that it sends.
#pragma once

#include <string>
#include <string_view>

namespace technews::corpus {

// Blank lines become paragraphs where the text has no <p>, as its wpautop() does, and the
// shortcodes of WordPress itself ([caption], [gallery], [embed] and the like) go, what they enclose
// stays. Linear. Thread-safe.
std::string wordpress_markup(std::string_view text);

}  // namespace technews::corpus
