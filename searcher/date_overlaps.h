// Articles whose dates only overlap the dates asked for: what to say of them.
#pragma once

#include <cstddef>
#include <string>

#include <xapian.h>

namespace technews::searcher {

// "37 more articles are dated only 2023"; the dates are named when few articles have them and all
// have the same. query finds the `count` articles. Throws Xapian::Error as the database does.
std::string told_overlaps(std::size_t count, const Xapian::Query& query,
                          const Xapian::Database& database);

}  // namespace technews::searcher
