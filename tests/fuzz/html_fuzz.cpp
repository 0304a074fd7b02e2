// The promises of the HTML parser and of the extractor on any bytes.
#include "corpus/html/body.h"
#include "shared/base/utf8.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

using namespace technews::corpus;
using technews::fuzz::require;

namespace {

void check_tree(const HtmlTree& tree, std::string_view page) {
  for (std::uint32_t node = 0; node < tree.size(); ++node) {
    require(tree[node].end > node && tree[node].end <= tree.size(), "nodes end behind themselves");
    require(node == 0 || tree[node].parent < node, "parents stand before their children");
    require(tree[node].source.end <= page.size(), "sources stand in the page");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  const HtmlTree tree = HtmlTree::parse(page);
  check_tree(tree, page);
  const HtmlBody body = read_body(tree);
  require(body.verdicts.size() == body.blocks.size(), "each block is judged");
  Article article;
  fill_body(tree, body, page.size(), article);
  std::size_t covered = 0;
  for (const technews::base::ByteSpan span : article.kept) covered += span.size();
  for (const Removal& removal : article.removed) {
    covered += removal.span.size();
    require(!removal.rule.empty(), "each removal has a rule");
  }
  require(covered == page.size(), "kept and removed ranges cover the page");
  if (technews::base::is_valid_utf8(page))
    require(technews::base::is_valid_utf8(article.text), "UTF-8 stays UTF-8");
  return 0;
}
