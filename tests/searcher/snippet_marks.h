// Patterns and marked text in a form that tests can be read in.
#pragma once

#include "searcher/query/match_pattern.h"
#include "searcher/snippet/segments.h"
#include "shared/normalization/analyzer.h"

#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

// "before [hit] after"
inline std::string marked(const std::vector<Segment>& segments) {
  std::string text;
  for (const Segment& segment : segments)
    text += segment.hit ? "[" + segment.text + "]" : segment.text;
  return text;
}

// The words of a query as the query compiler reads them: every counted token by its stem or, if it
// has none, its form.
inline std::vector<MatchSlot> slots_of(std::string_view words, bool stemmed) {
  normalization::Analyzer analyzer;
  std::vector<MatchSlot> slots;
  for (const normalization::Token& token : analyzer.analyze(words)) {
    if (!token.counted) continue;
    slots.push_back({{{std::string(stemmed ? token.stem : token.form), stemmed}}});
  }
  return slots;
}

inline MatchPattern words(std::string_view query) {
  MatchPattern pattern;
  for (MatchSlot& slot : slots_of(query, true)) pattern.units.push_back({{slot}});
  return pattern;
}

// Exact forms side by side. Compounds are their parts, as they stand in a text.
inline MatchPattern phrase(std::string_view query) {
  normalization::Analyzer analyzer;
  MatchUnit unit;
  for (const normalization::Token& token : analyzer.analyze(query)) {
    if (token.role == normalization::Token::Role::whole) continue;
    unit.slots.push_back({{{std::string(token.form), false}}});
  }
  unit.window = static_cast<std::uint32_t>(unit.slots.size());
  return {{unit}};
}

inline MatchPattern near(std::string_view query, std::uint32_t window, bool ordered) {
  MatchUnit unit{slots_of(query, true), window, ordered};
  return {{unit}};
}

inline MatchPattern operator+(MatchPattern left, const MatchPattern& right) {
  left.units.insert(left.units.end(), right.units.begin(), right.units.end());
  return left;
}

}  // namespace technews::searcher
