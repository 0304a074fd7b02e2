#include "benchmarks/rivals/snippet_scores.h"

#include "searcher/snippet/places.h"

#include <algorithm>

namespace technews::benchmarks {
namespace {

using base::ByteSpan;

bool any_overlaps(const std::vector<ByteSpan>& spans, ByteSpan span) {
  return std::ranges::any_of(spans, [&](ByteSpan each) { return each.overlaps(span); });
}

// Text around a place that decides whether a sentence ends there.
constexpr std::size_t context_bytes = 400;

bool is_sentence_edge(std::string_view text, std::size_t offset, searcher::PlaceFinder& finder) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (offset < text.size() && is_blank(text[offset])) ++offset;
  if (offset == text.size() || text.find_first_not_of(" \t\r\n") == offset) return true;
  const std::size_t begin = finder.code_point_start(offset - std::min(offset, context_bytes));
  const std::size_t end = finder.code_point_start(std::min(text.size(), offset + context_bytes));
  const auto places = finder.find({begin, end});
  const auto place = std::ranges::find(places, offset, &searcher::Place::offset);
  return place != places.end() && place->sentence;
}

bool is_inside_word(const Measured& article, std::size_t offset) {
  return std::ranges::any_of(article.words, [&](const normalization::Token& word) {
    return word.span.begin < offset && offset < word.span.end;
  });
}

void add_units(SnippetScores& scores, const Side& side, const Measured& article) {
  const auto& units = article.pattern->units;
  std::vector<bool> there(units.size());
  std::vector<bool> shown(units.size());
  std::size_t shown_matches = 0;
  for (const searcher::Match& match : article.matches) {
    there[match.unit] = true;
    const auto holds = [&](const ShownFragment& f) { return f.span.contains(match.span); };
    if (!std::ranges::any_of(side.fragments, holds)) continue;
    shown[match.unit] = true;
    ++shown_matches;
  }
  double count = 0;
  double weight = 0;
  double shown_count = 0;
  double shown_weight = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!there[i]) continue;
    count += 1;
    weight += units[i].weight;
    if (!shown[i]) continue;
    shown_count += 1;
    shown_weight += units[i].weight;
  }
  if (count == 0) return;
  ++scores.snippets;
  scores.units += shown_count / count;
  scores.weight += weight > 0 ? shown_weight / weight : shown_count / count;
  scores.matches += shown_matches;
  if (shown_matches == 0) ++scores.hitless;
}

void add_marks(SnippetScores& scores, const ShownFragment& fragment, const Measured& article) {
  std::vector<ByteSpan> matches;
  for (const searcher::Match& match : article.matches)
    if (fragment.span.contains(match.span)) matches.push_back(match.span);
  scores.marks += fragment.marks.size();
  for (const ByteSpan mark : fragment.marks)
    if (!any_overlaps(matches, mark)) ++scores.wrong;
  for (const ByteSpan match : matches)
    if (!any_overlaps(fragment.marks, match)) ++scores.missed;
}

}  // namespace

void add_snippet(SnippetScores& scores, const Side& side, const Measured& article,
                 std::size_t columns) {
  add_units(scores, side, article);
  scores.lost += side.lost;
  scores.microseconds += side.microseconds;
  if (side.fragments.empty()) ++scores.empty;
  searcher::PlaceFinder finder(article.text);
  for (const ShownFragment& fragment : side.fragments) {
    ++scores.fragments;
    add_marks(scores, fragment, article);
    const std::size_t used = searcher::columns_of(fragment.span.of(article.text));
    scores.columns += used;
    if (used > columns) ++scores.wide;
    if (is_sentence_edge(article.text, fragment.span.begin, finder)) ++scores.begins;
    if (is_sentence_edge(article.text, fragment.span.end, finder)) ++scores.ends;
    for (const std::size_t end : {fragment.span.begin, fragment.span.end})
      if (is_inside_word(article, end)) ++scores.cut_words;
    const bool repeats = fragment.span.of(article.text).find(article.title) != std::string::npos;
    if (repeats && !article.title.empty()) ++scores.titles;
  }
}

}  // namespace technews::benchmarks
