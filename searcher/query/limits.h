// The sizes past which a query is refused, so that any input is answered or refused quickly.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace technews::searcher {

// What a stock Xapian does without them: a phrase of 1,000 words takes 28 s, an OR of 10,000 terms
// 6 s, a tree 50,000 deep overflows the stack.
struct QueryLimits {
  std::size_t bytes = 64 * 1024;
  std::size_t words = 1024;
  std::size_t depth = 64;
  std::size_t phrase_words = 64;
  std::size_t nearness = 1000;     // the n of NEAR/n, ADJ/n and "..."~n
  std::size_t near_operands = 16;  // words beside one another with NEAR or ADJ
  std::size_t nears = 64;          // NEARs and ADJs in a query
  std::size_t patterns = 16;       // wildcards, fuzzy words, regexes: each walks the vocabulary
  std::size_t regex_bytes = 1000;  // of a regular expression
  std::chrono::milliseconds expansion_time{600};          // for all of those walks; then refused,
                                                          // unless the request has more time
  std::chrono::milliseconds remote_expansion_time{6000};  // where servers send their vocabularies
  std::size_t expansions = 10000;  // vocabulary words that all of them may stand for; cut, noted
  std::size_t paired_words = 256;  // words whose nearness to the next adds weight; the first ones

  // Postings and places that a query without a time limit may look at, 50 ns each: so many for each
  // article, and for all that fewer articles need.
  std::uint64_t work_per_article = 60;
  std::uint64_t least_work = 60'000'000;
  std::uint64_t work(std::uint64_t articles) const {
    return std::max(least_work, work_per_article * articles);
  }
};

inline constexpr QueryLimits query_limits{};

}  // namespace technews::searcher
