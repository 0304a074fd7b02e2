// Similar articles: the words that tell an article from others, as a query.
#pragma once

#include "searcher/query/match_pattern.h"
#include "searcher/searcher.h"
#include "shared/index/record.h"
#include "shared/normalization/analyzer.h"

#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// An article as what it may be alike in.
struct ArticleWords {
  struct Word {
    std::string stem;
    std::string form;  // the most frequent one
    std::size_t times = 0;
  };
  std::string id;
  std::string story;  // its near copies are left out
  std::string title;
  std::vector<Word> words;  // distinct stems, sorted; those that rank
};

// Linear.
ArticleWords words_of(const index::Record& record, normalization::Analyzer& analyzer);

struct Likeness {
  Xapian::Query query;  // matches nothing when no other article has any of the words
  MatchPattern pattern;
  SimilarTo similar_to;
};

// The 25 words (as many as Lucene's MoreLikeThis takes) with the greatest weight in the article,
// BM25's with k1 = 1.2 and without a length: tf (k1 + 1) / (tf + k1) × log((N - df + .5) / (df +
// .5)); each weighs so much in the query. Words of no other article aren't taken, nor the article
// and its near copies found. Looks every word's frequency up. Throws Xapian::Error as the database
// does.
Likeness likeness_of(const ArticleWords& article, const Xapian::Database& database);

}  // namespace technews::searcher
