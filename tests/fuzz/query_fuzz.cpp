// Any bytes as a query: the parser gives a tree inside the text, and its text gives the same tree.
#include "searcher/query/ast.h"
#include "searcher/query/limits.h"
#include "searcher/query/parser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using technews::searcher::Node;
using technews::searcher::ParsedQuery;
using technews::searcher::ParseOptions;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_spans(const Node& node, std::size_t size) {
  require(node.span.begin <= node.span.end && node.span.end <= size);
  for (const Node& child : node.children) check_spans(child, size);
}

void check(std::string_view text, const ParseOptions& options) {
  const ParsedQuery parsed = technews::searcher::parse_query(text, options);
  check_spans(parsed.tree, text.size());
  for (const auto& each : parsed.diagnostics) require(each.span.end <= text.size());
  if (parsed.failed()) return;
  ParseOptions strict = options;
  strict.plain = strict.lenient = false;
  const std::string canonical = print(parsed.tree);
  // Backslashes can make it longer than a query may be.
  if (canonical.size() > technews::searcher::query_limits.bytes) return;
  const ParsedQuery again = technews::searcher::parse_query(canonical, strict);
  require(!again.failed());
  require(same_tree(parsed.tree, again.tree));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  ParseOptions options;
  options.today = technews::base::day_number(2024, 2, 29);
  check(text, options);
  options.lenient = true;
  check(text, options);
  options.plain = true;
  check(text, options);
  return 0;
}
