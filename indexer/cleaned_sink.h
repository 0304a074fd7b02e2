// CleanedSink: where `indexer clean` puts the pages it cleaned.
#pragma once

#include "corpus/article.h"

namespace technews::indexer {

class CleanedSink {
 public:
  virtual ~CleanedSink() = default;
  virtual void add(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) = 0;
  // After the last page. Throws Error(io).
  virtual void finish() = 0;
};

}  // namespace technews::indexer
