// A small index in a temporary folder, made of records through the indexer's document builder.
#pragma once

#include "searcher/searcher.h"
#include "shared/index/record.h"
#include "tests/index/temporary_folder.h"

#include <string>
#include <vector>

namespace technews::tests {

class SmallIndex {
 public:
  explicit SmallIndex(const std::vector<index::Record>& records);

  std::string path() const;

 private:
  TemporaryFolder folder_;
};

// The rest of a record is left empty.
index::Record article(std::string id, std::string title, std::string text);

// The ids found, joined by blanks: in alphabetic order, or as ranked.
std::string found(searcher::Searcher& searcher, const searcher::SearchRequest& request);
std::string ranked(searcher::Searcher& searcher, const searcher::SearchRequest& request);

}  // namespace technews::tests
