// The sizes past which a query is refused, so that any input is answered or refused quickly.
#pragma once

#include <cstddef>

namespace technews::searcher {

// What a stock Xapian does without them: a phrase of 1,000 words takes 28 s, an OR of 10,000 terms
// 6 s, a tree 50,000 deep overflows the stack.
struct QueryLimits {
  std::size_t bytes = 64 * 1024;
  std::size_t words = 1024;
  std::size_t depth = 64;
  std::size_t phrase_words = 64;
  std::size_t nearness = 1000;     // the n of NEAR/n, ADJ/n and "..."~n
  std::size_t expansions = 10000;  // vocabulary words one wildcard or fuzzy word may stand for
};

inline constexpr QueryLimits query_limits{};

}  // namespace technews::searcher
