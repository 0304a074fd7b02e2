// The article of an HTML page: which of its blocks belong to it and why the others don't.
#pragma once

#include "corpus/article.h"
#include "corpus/html/selection.h"
#include "corpus/html/tree.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace technews::corpus {

struct HtmlBody {
  std::vector<Block> blocks;
  Verdicts verdicts;  // by block; what decides later may name further ones
  PageHints hints;
  std::uint32_t title_block = Outline::no_block;
  bool is_linked_data = false;  // the page itself holds less: its JSON-LD is the text
  bool is_fragment = false;     // no page around the text

  // One block a line.
  std::string text() const;
};

// Judges each block by two trained forests and then by rules (README.md). A fragment, without
// <html>, <head> or <body> and without parts of a page, keeps all it shows. About 5 ms a page of
// 150 KB; linear; memory about 15 times the page. Thread-safe.
HtmlBody read_body(const HtmlTree& tree);

// Writes text, kept and removed of the article: kept and removed cover the page, each range goes
// on to the next.
void fill_body(const HtmlTree& tree, const HtmlBody& body, std::size_t page_bytes,
               Article& article);

// Sentences that may belong to the article, without the forests' judgement: what a site's pages
// are compared by. One block a line. Linear.
std::string candidate_text(std::span<const Block> blocks);

}  // namespace technews::corpus
