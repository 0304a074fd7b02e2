// The words of a query through the shared analyzer, with their stems in every language of an index.
#pragma once

#include "shared/normalization/analyzer.h"

#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// A Token that owns its strings.
struct QueryTerm {
  std::string form;
  std::vector<std::string> stems;  // distinct, the main language's first
  base::ByteSpan span;             // of the text analyzed
  std::uint32_t position = 0;
  std::uint32_t width = 1;
  normalization::Token::Role role = normalization::Token::Role::word;
  bool stop = false;
  bool counted = true;

  bool ranks() const { return counted && !stop; }
};

// Not thread-safe. Costs 0.1 ms for each language to make.
class QueryAnalyzer {
 public:
  // languages are ISO 639-1 codes, the one whose stop words count first; empty: English.
  explicit QueryAnalyzer(std::vector<std::string> languages);

  // context is the whole query: it decides what capitals mean. Linear.
  std::vector<QueryTerm> analyze(std::string_view text, std::string_view context);

  // Whether the folded form has this stem in the stem's own language.
  bool has_stem(std::string_view form, std::string_view stem);

  const std::vector<std::string>& languages() const { return languages_; }

 private:
  std::vector<std::string> languages_;
  std::vector<normalization::Analyzer> analyzers_;
  std::vector<std::string> marks_;  // of the analyzers' stems
};

}  // namespace technews::searcher
