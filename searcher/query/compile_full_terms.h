// Full terms: words that every article of a database has, matched without Xapian's short cut.
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// The same matches, without weights. Where neither weight nor places of a term matter and all
// documents have it, Xapian 1.4.22 reads the list of all documents in its stead, and takes the
// second chunk of that for damage when document numbers have gaps ("Unexpected end of posting list
// for"). Here such terms are all documents by name, or where only one of several local databases
// may be full of them, read by a source of our own. Long lists of alternatives are one source, or
// grouped for servers. Costs a look at each term's frequency where there are gaps, or many terms.
// Throws Xapian::Error as the database does.
Xapian::Query matchable(const Xapian::Query& query, const Xapian::Database& database, bool remote);

// As many alternatives as Xapian joins well.
inline constexpr std::size_t few_alternatives = 64;

// Any of the queries, many as they may be, without weights; of terms and operators alone.
Xapian::Query any_of_many(const std::vector<Xapian::Query>& queries);

}  // namespace technews::searcher
