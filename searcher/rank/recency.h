// Recency: how much less an old article's score is worth than a new one's.
#pragma once

#include "searcher/rank/settings.h"
#include "searcher/rank/ties.h"
#include "shared/base/date.h"

#include <optional>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

extern const Component recency_component;

// 1 - weight + weight × 2^(-age / half-life): 1 for today's, 1 - weight at the least. The age is
// counted from the middle of the article's date; a day to come is today. Undated articles get the
// least. A decay by halves is that of Li & Croft, "Time-Based Language Models", CIKM 2003.
double recency_factor(const Settings& settings, std::optional<double> day, base::DayNumber today);

// The articles of a ranking from its beginning on, the first `top` of them in the order of their
// scores times the factor, the rest behind them with the least factor. Reads `top` values; throws
// Xapian::Error as the database does.
std::vector<RankedArticle> with_recency(std::vector<RankedArticle> articles,
                                        const Settings& settings, const Xapian::Database& database,
                                        base::DayNumber today);

}  // namespace technews::searcher
