// A snippet as places of the text it was taken from, ours and stock Xapian's alike.
#pragma once

#include "searcher/snippet/snippet.h"
#include "shared/base/byte_span.h"

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace technews::benchmarks {

struct ShownFragment {
  base::ByteSpan span;                // bytes of the text, blanks at the ends left out
  std::vector<base::ByteSpan> marks;  // what is highlighted, in the same bytes

  friend bool operator==(const ShownFragment&, const ShownFragment&) = default;
};

struct Side {
  std::vector<ShownFragment> fragments;
  std::size_t lost = 0;  // fragments that don't stand in the text
  double microseconds = 0;
};

// Our snippets' places.
Side side_of(std::string_view text, const std::vector<searcher::Snippet>& snippets);

// The places of what MSet::snippet() gave, its marks as StockSnippets sets them. HTML's escapes are
// undone.
Side side_of_marked(std::string_view text, std::string_view marked);

// MSet::snippet() as its guide calls it: the query by QueryParser with English stems, on our index,
// whose terms for words and stems without a field are spelled as the guide's. Not thread-safe.
class StockSnippets {
 public:
  // Throws Xapian::Error.
  explicit StockSnippets(const std::string& database);

  // The query of the snippets that follow. One that the parser refuses is read as plain words.
  void set_query(const std::string& query);

  std::string marked(const std::string& text, std::size_t bytes) const;

 private:
  Xapian::Database database_;
  Xapian::QueryParser parser_;
  Xapian::Stem stemmer_{"english"};
  Xapian::MSet found_;
};

}  // namespace technews::benchmarks
