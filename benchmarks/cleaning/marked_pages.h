// Pages with gold text or gold segments, as blocks that are known to belong to the article or not.
#pragma once

#include "corpus/html/features.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace technews::cleaning {

struct Mark {
  float weight = 0;  // 0: unknown
  bool article = false;
};

// A page is kept with its features, so that it is parsed once.
struct MarkedPage {
  std::string name;
  bool whole = false;  // its whole gold text is known
  std::string markup;
  corpus::HtmlTree tree;
  corpus::PageHints hints;
  std::vector<corpus::Block> blocks;
  corpus::Outline outline;
  corpus::FeatureTable features;
  std::vector<Mark> marks;  // by block

  corpus::PageParts parts() const { return {tree, blocks, hints, outline}; }
};

using MarkedPages = std::vector<std::unique_ptr<MarkedPage>>;

// folder/html/NAME.html and folder/gold/NAME.txt. A block belongs to the article when most of its
// runs of four words stand in the gold text. Throws Error when the folder can't be read.
MarkedPages read_gold_texts(const std::string& folder);

// folder/html/NAME.html and folder/gold.json: {"NAME": {"with": [...], "without": [...]}}.
MarkedPages read_gold_segments(const std::string& folder);

}  // namespace technews::cleaning
