// DocumentBuilder: a stored record to the Xapian document that stands for it, terms and values.
#pragma once

#include "shared/index/record.h"
#include "shared/normalization/analyzer.h"

#include <cstdint>
#include <map>
#include <string>

#include <xapian.h>

namespace technews::indexer {

// What building did that the account must mention. Counts add up over all documents built.
struct BuildCounts {
  std::uint64_t tokens = 0;        // that have weight: the sum of document lengths without titles
  std::uint64_t cut_articles = 0;  // articles whose words past the limit were left out
  std::uint64_t cut_tokens = 0;    // those words

  BuildCounts& operator+=(const BuildCounts& other);
};

// A pure function of the record: the same record gives the same document, whatever came before. So
// an index can be verified and rebuilt from its records. Not thread-safe: one per thread.
class DocumentBuilder {
 public:
  // An article of more tokens is indexed up to this one: positions and wdf are 32 bits wide in
  // Xapian, and nothing checks them there. Text is stored whole all the same.
  static constexpr std::uint32_t default_token_limit = 2'000'000;

  explicit DocumentBuilder(std::uint32_t token_limit = default_token_limit);

  // Linear in the record (and in the logarithm of its distinct terms).
  Xapian::Document build(const index::Record& record);

  const BuildCounts& counts() const { return counts_; }

 private:
  normalization::Analyzer& analyzer_for(const std::string& language);

  std::uint32_t token_limit_;
  std::map<std::string, normalization::Analyzer> analyzers_;
  BuildCounts counts_;
};

// The language an article's words are stemmed in: its own, or English where it is unknown.
std::string stemming_language(const std::string& language);

}  // namespace technews::indexer
