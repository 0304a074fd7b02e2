// AcronymTable: how many articles say what an acronym stands for; and a file of synonyms of it.
#pragma once

#include "indexer/acronyms.h"
#include "shared/normalization/analyzer.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace technews::indexer {

struct AcronymRow {
  Acronym pair;
  std::uint64_t articles = 0;
  double share = 1;  // of the articles that explain the acronym in any way
};

// Not thread-safe. Memory is linear in the pairs that differ, not in the articles.
class AcronymTable {
 public:
  // The pairs of one article, each once. Linear.
  void add(std::string_view text);

  // Pairs that `least` articles have at least, the most frequent first, then by their texts. Forms
  // that differ in case, points, hyphens, stop words or endings are one, as most articles write it.
  std::vector<AcronymRow> rows(std::uint64_t least) const;

  std::uint64_t articles() const { return articles_; }
  std::uint64_t pairs() const;

 private:
  struct Spellings {
    std::uint64_t articles = 0;
    std::map<std::string, std::uint64_t> of_short_form;
    std::map<std::string, std::uint64_t> of_long_form;
  };
  std::string stems_of(const std::string& long_form);

  normalization::Analyzer analyzer_;
  std::map<std::string, std::map<std::string, Spellings>> table_;  // by folded acronym, by stems
  std::uint64_t articles_ = 0;
};

// A line for `searcher --synonyms`: "LLM = large language models". What an acronym stands for in
// fewer than nine of ten articles is found by it with this share as its weight; in fewer than one
// of five the line is a comment, to be taken up by hand.
std::string synonym_line(const AcronymRow& row);

}  // namespace technews::indexer
