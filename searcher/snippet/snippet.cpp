#include "searcher/snippet/snippet.h"

#include "searcher/snippet/fragments.h"
#include "searcher/snippet/matcher.h"
#include "shared/base/byte_span.h"

#include <algorithm>

namespace technews::searcher {
namespace {

// Matches as highlighted: ordered, those that touch or overlap made one.
std::vector<base::ByteSpan> merged(const std::vector<Match>& matches) {
  std::vector<base::ByteSpan> spans;
  for (const Match& match : matches) {
    if (!spans.empty() && match.span.begin <= spans.back().end) {
      spans.back().end = std::max(spans.back().end, match.span.end);
    } else {
      spans.push_back(match.span);
    }
  }
  return spans;
}

// The bytes of `range` as segments; hits are ordered and apart.
std::vector<Segment> segments_of(std::string_view text, base::ByteSpan range,
                                 const std::vector<base::ByteSpan>& hits) {
  std::vector<Segment> segments;
  std::size_t done = range.begin;
  const auto add = [&](std::size_t end, bool hit) {
    if (end > done) segments.push_back({std::string(text.substr(done, end - done)), hit});
    done = std::max(done, end);
  };
  auto hit = std::ranges::upper_bound(hits, range.begin, {}, &base::ByteSpan::end);
  for (; hit != hits.end() && hit->begin < range.end; ++hit) {
    add(hit->begin, false);
    add(std::min(hit->end, range.end), true);
  }
  add(range.end, false);
  return segments;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::vector<Snippet> make_snippets(std::string_view text, const MatchPattern& pattern,
                                   const SnippetOptions& options,
                                   normalization::Analyzer& analyzer) {
  if (options.fragments == 0 || is_blank(text)) return {};
  const auto matches = find_matches(analyzer.analyze(text), pattern, MatchScope::body);
  const auto hits = merged(matches);
  std::vector<Snippet> snippets;
  for (const base::ByteSpan fragment : choose_fragments(text, matches, pattern, options)) {
    snippets.push_back({segments_of(text, fragment, hits),
                        !is_blank(text.substr(0, fragment.begin)),
                        !is_blank(text.substr(fragment.end))});
  }
  return snippets;
}

std::vector<Segment> highlight(std::string_view text, const MatchPattern& pattern, MatchScope scope,
                               normalization::Analyzer& analyzer) {
  const auto matches = find_matches(analyzer.analyze(text), pattern, scope);
  return segments_of(text, {0, text.size()}, merged(matches));
}

}  // namespace technews::searcher
