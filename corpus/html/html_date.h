// The day a page was published.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/dates.h"
#include "corpus/html/date_candidates.h"

#include <string_view>
#include <vector>

namespace technews::corpus {

// Every date the page gives, impossible ones too. Linear.
std::vector<DateCandidate> date_candidates(const HtmlTree& tree, const PageFacts& facts,
                                           const DateSearch& search, std::string_view url);

// A field of the record known to the month; else the day that most speaks for: each candidate
// counts as much as its source proved right on dated pages, sources of one kind (declared, visible,
// address) little more than their best; else the companion's year. Linear but for the days' order.
DateFound choose_html_date(const RawArticle& page, const std::vector<DateCandidate>& candidates,
                           const DateBounds& bounds);

}  // namespace technews::corpus
