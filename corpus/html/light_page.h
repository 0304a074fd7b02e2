// LightPage: a page without what a parser would only walk through: most of a page's bytes are
// scripts, style sheets and comments.
#pragma once

#include "shared/base/byte_span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace technews::corpus {

// As in browsers' engines.
constexpr std::size_t deepest_element = 512;

struct LightPage {
  // Bytes of the page that text lacks; between texts and comments they are gone without a trace.
  struct Cut {
    std::size_t at = 0;  // byte of text where they were
    base::ByteSpan page;
    std::size_t before = 0;  // bytes cut up to here, these included
  };

  std::string text;
  std::vector<Cut> cuts;  // ordered

  // The byte of the page that stands at this byte of the text, or stood behind a cut there.
  // O(log cuts).
  std::size_t place(std::size_t at) const;
  // The contents of the script or style whose start tag ends at this byte of the text; empty for
  // any other. O(log cuts).
  base::ByteSpan cut_at(std::size_t at) const;
};

// Cuts the contents of scripts and styles, and comments; puts blanks in place of the tags of
// elements nested deeper than deepest_element, which parsers take quadratic time over. Linear; 1
// GB/s and more where there is little markup.
LightPage lighten(std::string_view page);

}  // namespace technews::corpus
