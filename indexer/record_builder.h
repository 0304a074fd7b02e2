// RecordBuilder: a cleaned article to what the index stores of it.
#pragma once

#include "corpus/article.h"
#include "shared/index/record.h"

#include <cstdint>
#include <string>

namespace technews::indexer {

// Where the pages of an operand come from, as told to later runs.
struct Source {
  std::string operand;  // as it was given
  std::string name;     // its absolute path, so that it means the same from any folder; "-" for
                        // standard input
};

// The article's path with the operand's part replaced by the source's name.
std::string source_path(const corpus::Origin& origin, const Source& source);

// "-", or the absolute path without "." and "..", symbolic links kept.
std::string source_name(const std::string& operand);

struct PageFacts {
  std::string hash;                 // page_hash()
  std::string body_hash;            // of the body alone
  std::uint32_t model_version = 0;  // of the model that cleaned it; 0: none did
};

index::Record to_record(corpus::Article article, PageFacts facts, const Source& source);

}  // namespace technews::indexer
