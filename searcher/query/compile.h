// Compiling: a query tree to what Xapian matches, what snippets highlight and what is explained.
#pragma once

#include "searcher/meter.h"
#include "searcher/query/ast.h"
#include "searcher/query/complaints.h"
#include "searcher/query/expand.h"
#include "searcher/query/match_pattern.h"
#include "searcher/query/query_tokens.h"
#include "searcher/rank/scheme.h"
#include "searcher/searcher.h"

#include <optional>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

struct CompileOptions {
  MatchMode match = MatchMode::any;
  bool stemming = true;            // false: words match as they are written
  bool overlapping_dates = false;  // dates that only overlap a range match it too
  bool plain = false;              // punctuation between words is not worth a note
  bool lists_words = false;        // the query lists all words of a pattern, to tell them from it
  RankingScheme scheme;
};

// A leaf of the tree; query counts its articles.
struct CompiledLeaf {
  ExplainedLeaf row;
  Xapian::Query query;
  std::size_t place = 0;  // byte of the query where it ends; past all of it when it wasn't typed
};

struct CompiledQuery {
  Xapian::Query query;                     // empty: matches nothing
  std::optional<Xapian::Query> all_words;  // with every plain word of an `any` list, two or more
  double ranked_words = 0;                 // the sum of the weights of the words that rank
  MatchPattern pattern;
  std::vector<CompiledLeaf> leaves;
};

// What compiling needs of its surroundings. The text is what the tree's spans point into.
struct CompileSources {
  const Xapian::Database& database;
  Vocabulary& vocabulary;  // of that database
  QueryAnalyzer& analyzer;
  std::string_view text;
  bool remote;  // a part of the database is: custom posting sources don't work there
  Meter meter;  // of all that is searched; none where remote
};

// Complaints are about what only the analyzer or the vocabulary can tell: words without letters,
// phrases too long once cut into words, expansions cut short. Throws Xapian::Error as the database
// does. The words of a list rank together, and which of them must match is options.match;
// phrases, words of a field, =exact and +words must; filters don't weigh, -words exclude.
CompiledQuery compile_query(const Node& tree, const CompileSources& sources,
                            const CompileOptions& options, Complaints& complaints);

}  // namespace technews::searcher
