// What matches a query and wasn't there at an earlier look.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

struct MatchingKeys {
  std::vector<std::uint64_t> ids;   // hashes of the ids of all that match, sorted
  std::vector<std::string> unseen;  // order keys of those that aren't in `seen`: newest first
};

// One run of the query with a value spy, which remote databases have too. seen is sorted. Ids are
// told apart by their first 200 bytes. Throws Xapian::Error as the database does.
MatchingKeys matching_keys(const Xapian::Database& database, const Xapian::Query& query,
                           std::span<const std::uint64_t> seen);

// The articles of these order keys.
Xapian::Query articles_of(std::span<const std::string> keys);

}  // namespace technews::searcher
