// The day a page was published.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/dates.h"
#include "corpus/html/date_candidates.h"

#include <cstdint>
#include <optional>
#include <string>
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

// When on that day the page was published, in seconds since 1970 in UTC: by a time it gives with
// its zone (one that isn't UTC is surest: careless templates call local time UTC), else by its time
// or the day's first second in its country (home_country(); empty for none). nullopt when no zone
// is told. Linear.
std::optional<std::int64_t> moment_of_day(const base::Date& date,
                                          const std::vector<DateCandidate>& candidates,
                                          const std::string& country);

}  // namespace technews::corpus
