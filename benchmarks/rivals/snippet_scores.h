// What a snippet shows of a query, and how it is cut: both sides measured by the same rules.
#pragma once

#include "benchmarks/rivals/snippet_sides.h"
#include "searcher/query/match_pattern.h"
#include "searcher/snippet/matcher.h"
#include "shared/normalization/analyzer.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace technews::benchmarks {

// An article and what the query matches in it.
struct Measured {
  std::string_view title;
  std::string_view text;
  const searcher::MatchPattern* pattern = nullptr;
  std::vector<searcher::Match> matches;     // of the body
  std::vector<normalization::Token> words;  // of the text; only spans are read
};

// Sums over snippets; the shares are made of them when they are printed.
struct SnippetScores {
  std::size_t snippets = 0;
  std::size_t fragments = 0;
  double units = 0;           // of the units that match in the text, the share shown
  double weight = 0;          // ... by the weights of the query's units
  std::size_t matches = 0;    // shown, all in all
  std::size_t begins = 0;     // fragments whose first word begins a sentence
  std::size_t ends = 0;       // ... that end with a sentence
  std::size_t marks = 0;      // highlighted pieces
  std::size_t wrong = 0;      // of them, pieces that aren't of a match
  std::size_t missed = 0;     // matches in a fragment that aren't highlighted
  std::size_t cut_words = 0;  // ends of fragments inside a word or a compound ($1 billion)
  std::size_t wide = 0;       // fragments of more columns than asked for
  std::size_t columns = 0;    // used by all fragments
  std::size_t empty = 0;      // snippets without a fragment
  std::size_t hitless = 0;    // snippets that show no match though the text has one
  std::size_t titles = 0;     // fragments that hold the article's title again
  std::size_t lost = 0;       // fragments that don't stand in the text as shown
  double microseconds = 0;
};

// Adds one snippet. columns: what a fragment may take, marks of omission not counted. Linear in the
// text. Articles without a match in the text count in no share of units.
void add_snippet(SnippetScores& scores, const Side& side, const Measured& article,
                 std::size_t columns);

}  // namespace technews::benchmarks
