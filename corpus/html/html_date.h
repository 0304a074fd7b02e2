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

// The ladder over the candidates: a field of the record, linked data, OpenGraph, other meta, marked
// elements, the URL, the visible text, scripts, and what is known only as modified; then the
// companion's year.
DateFound choose_html_date(const RawArticle& page, const std::vector<DateCandidate>& candidates,
                           const DateBounds& bounds);

}  // namespace technews::corpus
