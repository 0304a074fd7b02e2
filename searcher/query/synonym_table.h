// Synonyms of a query: which of its words and phrases a file knows, and the tree with what it has
// for them.
#pragma once

#include "searcher/query/ast.h"
#include "searcher/query/compile.h"
#include "searcher/query/query_tokens.h"
#include "searcher/query/synonyms.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace technews::searcher {

// A tree in which a word, some words of a list, or a phrase are one element with their synonyms.
struct WithSynonyms {
  Node tree;
  std::size_t left_out = 0;  // synonyms, past what a query may have
};

// For one file, read by one analyzer. Not thread-safe, as the analyzer isn't.
class SynonymTable {
 public:
  // Sides are known by their stems, or as they are written. Linear.
  SynonymTable(std::shared_ptr<const Synonyms> synonyms, QueryAnalyzer& analyzer, bool stemming);

  bool is_of(const std::shared_ptr<const Synonyms>& synonyms, const QueryAnalyzer& analyzer,
             bool stemming) const;

  // Plain and required words and phrases of the text have synonyms; =exact, excluded ones, patterns
  // and filters don't. Of words side by side the longest known phrase counts. Synonyms weigh
  // `weight` times what the file says.
  WithSynonyms add_to(const Node& tree, const CompileSources& sources, double weight = 1) const;

 private:
  friend class SynonymAdder;

  std::string key_of(std::string_view text, std::string_view context,
                     QueryAnalyzer& analyzer) const;

  std::shared_ptr<const Synonyms> synonyms_;
  std::vector<std::string> languages_;
  bool stemming_;
  std::map<std::string, std::vector<SynonymSide>> sides_;  // by what is looked for
  std::size_t longest_ = 1;                                // words of a side
};

base::Diagnostic synonyms_cut(std::size_t left_out);

}  // namespace technews::searcher
