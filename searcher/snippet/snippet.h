// Snippets and highlighting: what a query matched in a text, and the best fragments of it.
#pragma once

#include "searcher/query/match_pattern.h"
#include "searcher/snippet/segments.h"
#include "shared/normalization/analyzer.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace technews::searcher {

struct SnippetOptions {
  std::size_t fragments = 1;  // at most; 0: none
  std::size_t columns = 160;  // of a terminal, for each fragment, marks of omission included
};

// The fragments of an article's text (scope body) that show most of the query, in the order of the
// text, never overlapping or repeating each other. A text without a match gives its beginning; an
// empty one gives nothing. One pass of the analyzer and O(tokens + matches × fragments).
// Thread-safe for analyzers of their own.
std::vector<Snippet> make_snippets(std::string_view text, const MatchPattern& pattern,
                                   const SnippetOptions& options,
                                   normalization::Analyzer& analyzer);

// The whole text with its matches marked; phrases only where they stand whole. Segments that match
// and those that don't take turns. Linear. Thread-safe for analyzers of their own.
std::vector<Segment> highlight(std::string_view text, const MatchPattern& pattern, MatchScope scope,
                               normalization::Analyzer& analyzer);

}  // namespace technews::searcher
