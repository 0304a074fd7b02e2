// Document sources: sets of documents, found list by list, that a Xapian query takes as one leaf.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// Documents of one database, a bit for each number. Not thread-safe.
class DocumentSet {
 public:
  explicit DocumentSet(Xapian::docid last) : words_(last / bits + 1) {}

  void add(Xapian::docid document) {
    words_[document / bits] |= std::uint64_t{1} << (document % bits);
  }
  // The first document no smaller than this one; 0: none.
  Xapian::docid next(Xapian::docid from) const;
  Xapian::doccount size() const;

 private:
  static constexpr Xapian::docid bits = 64;

  std::vector<std::uint64_t> words_;
};

// The documents that match a query without weights. Lists of terms are read one after the other,
// which takes a fraction of what joining many of them does. Throws as the database does.
DocumentSet documents_of(const Xapian::Query& query, const Xapian::Database& database);

// Any of the queries, without weight: one leaf, evaluated when the matcher opens each database, in
// memory of a bit a document. Local databases only.
Xapian::Query any_at_once(std::vector<Xapian::Query> queries);

// At least `count` of the conditions, without weight: one leaf, evaluated as above, in memory of
// two bytes a document. Local databases only. REQUIRES: fewer than 2^16 conditions.
Xapian::Query at_least(std::vector<Xapian::Query> conditions, std::size_t count);

// The same of what remote databases have: as many ANDs as there are choices of `count` conditions.
// nullopt when those are more than most_choices.
std::optional<Xapian::Query> at_least_anywhere(const std::vector<Xapian::Query>& conditions,
                                               std::size_t count);
inline constexpr std::size_t most_choices = 2000;

}  // namespace technews::searcher
