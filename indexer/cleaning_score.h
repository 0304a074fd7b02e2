// CleaningScore: cleaned pages against what they should be, so that a change of cleaning is an
// experiment.
#pragma once

#include "indexer/cleaned_sink.h"
#include "shared/base/output.h"
#include "shared/normalization/analyzer.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace technews::indexer {

// What two bags share.
struct Overlap {
  std::size_t common = 0;
  std::size_t wanted = 0;
  std::size_t given = 0;

  double precision() const;  // 1 when nothing is given
  double recall() const;     // 1 when nothing is wanted
  double f1() const;         // 2 common / (wanted + given); 1 when both are empty
};

// The words of two texts, as search sees them, counted as often as they stand. Linear.
Overlap shared_words(normalization::Analyzer& analyzer, std::string_view wanted,
                     std::string_view given);

// The gold is a folder as `indexer clean --out` writes one: NAME.txt for each page, and optionally
// titles.json, dates.json and metadata.json. A page without gold doesn't count, a gold page that
// wasn't cleaned counts as an empty one. Not thread-safe.
class CleaningScore : public CleanedSink {
 public:
  // Throws Error(io) for a folder that can't be read or holds no .txt file.
  CleaningScore(const std::string& gold, base::Output& out, bool json);

  void add(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) override;
  // Writes precision, recall and F1 of the bodies' words, page by page and over all, the worst
  // pages, and how many titles, dates and authors are those of the gold.
  void finish() override;

 private:
  // How many values are those of the gold, of how many.
  struct Exact {
    std::size_t same = 0;
    std::size_t wanted = 0;
  };
  using Values = std::map<std::string, std::map<std::string, std::string>>;  // by field, by page

  void read_values(const std::string& file, const std::string& field);
  void compare(const std::string& field, const std::string& page, const std::string& given);
  std::string table() const;
  std::string object() const;
  double macro_f1() const;
  Overlap sum() const;
  std::vector<std::pair<std::string, Overlap>> worst_first() const;

  std::string folder_;
  base::Output& out_;
  bool json_;
  normalization::Analyzer analyzer_;
  std::map<std::string, std::string> gold_;  // file by page name
  std::map<std::string, Overlap> pages_;
  Values values_;
  std::map<std::string, Exact> exact_;
};

}  // namespace technews::indexer
