// Synonyms: words and phrases that a file says mean the same. Knows no index.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// A word, or several that are found as a phrase of their stems.
struct SynonymSide {
  std::string text;   // blanks between words are single
  double weight = 1;  // in (0, 1]: what a match of it is worth, where it stands in for another

  friend bool operator==(const SynonymSide&, const SynonymSide&) = default;
};

// Each of `from` also finds each of `to`. A line with = alone has all its sides in both.
struct SynonymGroup {
  std::vector<SynonymSide> from;
  std::vector<SynonymSide> to;

  friend bool operator==(const SynonymGroup&, const SynonymGroup&) = default;
};

struct Synonyms {
  std::vector<SynonymGroup> groups;
};

// A line is a group: "AI = artificial intelligence = machine learning^.5" finds each by the others,
// "k8s => kubernetes" finds kubernetes by k8s alone, "a = b => c = d" finds c and d by a and by b.
// Weights are written ^.5 behind a side that is found. Blank lines don't count, nor lines that
// begin with #; a BOM and CRLF may be there. Throws Error(usage) that names file and line for bytes
// that aren't UTF-8, sides without letters or digits or of more than 16 words, fewer than two
// sides, wrong weights, more than 64 sides a line or 10,000 lines. Linear.
Synonyms parse_synonyms(std::string_view text, const std::string& file);

// Of a file of at most 1 MiB. Throws Error(io) also.
Synonyms read_synonyms(const std::string& file);

}  // namespace technews::searcher
