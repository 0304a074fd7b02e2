// AtLeast: the articles that match some number of several conditions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// A source without weight for Xapian::Query, released to it. Evaluates the conditions when the
// matcher opens each database, in memory of four bytes a matching article; local databases only.
Xapian::Query at_least(const std::vector<Xapian::Query>& conditions, std::size_t count);

// The same of what remote databases have: as many ANDs as there are choices of `count` conditions.
// nullopt when those are more than most_choices.
std::optional<Xapian::Query> at_least_anywhere(const std::vector<Xapian::Query>& conditions,
                                               std::size_t count);
inline constexpr std::size_t most_choices = 2000;

}  // namespace technews::searcher
