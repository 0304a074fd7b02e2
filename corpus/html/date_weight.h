// What the surroundings of a date in the visible text say about it.
#pragma once

#include "corpus/html/date_candidates.h"

#include <optional>

namespace technews::corpus {

struct WeighedDate {
  DateMeaning meaning = DateMeaning::plain;
  int weight = 0;
};

// How near to the title, how far from comments and other stories an element stands.
int weight_of_place(const PageFacts& facts, std::uint32_t node, const DateSearch& search);

// nullopt for a date that can't be the page's: of a range, of a copyright. O(length of its line).
std::optional<WeighedDate> weigh_text_date(const HtmlTree& tree, const PageFacts& facts,
                                           const DateSearch& search, const WrittenDate& found);

}  // namespace technews::corpus
