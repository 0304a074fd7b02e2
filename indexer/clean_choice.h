// CleanChoice: whether an operand's records are scraped pages or clean articles already.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/cleaner.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace technews::indexer {

// Pages flattened to text, alone in their files, are what scrapers leave: they are cleaned. Records
// of a file of many (JSONL, CSV) may be either. In a sample of them, words are counted that stand
// in runs which many pages of their site hold: with fewer than `least_repeated` of the words the
// collection is clean and is left whole. Not thread-safe.
class CleanChoice {
 public:
  // Measured shares: see README.md.
  static constexpr double least_repeated = 0.03;
  static constexpr std::size_t sample_size = 300;

  // The sample holds the pages of the smallest hashes: the same ones in any order of reading.
  void look_at(const corpus::RawArticle& page, const std::string& page_hash);

  // Decides for every operand looked at; at the end of learning.
  void decide(const corpus::CleaningModel& model);

  // none for an operand that is clean, else automatic.
  corpus::CleanMode mode_for(const corpus::RawArticle& page) const;

  // One line for each operand decided upon, in the order of their names.
  std::vector<std::string> notes() const;

 private:
  struct Sample {
    std::map<std::string, corpus::RawArticle> pages;  // by hash
    double repeated = 0;                              // share of the words
    bool is_clean = false;
  };
  static bool concerns(const corpus::RawArticle& page);

  std::map<std::string, Sample> samples_;  // by operand
};

}  // namespace technews::indexer
