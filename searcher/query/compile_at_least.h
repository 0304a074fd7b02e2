// AtLeast: the articles that match some number of several conditions.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// A source without weight for Xapian::Query, released to it. Evaluates the conditions when the
// matcher opens each database, in memory of four bytes a matching article; local databases only.
Xapian::Query at_least(const std::vector<Xapian::Query>& conditions, std::size_t count);

}  // namespace technews::searcher
