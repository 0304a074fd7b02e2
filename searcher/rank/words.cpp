#include "searcher/rank/words.h"

namespace technews::searcher {

using Xapian::Query;

Query sum_of(const RankedWords& words, const std::function<Query(const RankedWord&)>& of_word) {
  std::vector<std::vector<Query>> parts(words.words.size());
  for (const RankedWord& word : words.words)
    if (word.whole) parts[*word.whole].push_back(of_word(word));
  std::vector<Query> sum;
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (words.words[i].whole) continue;
    const Query whole = of_word(words.words[i]);
    if (parts[i].empty()) {
      sum.push_back(whole);
      continue;
    }
    const Query in_parts(Query::OP_OR, parts[i].begin(), parts[i].end());
    sum.emplace_back(Query::OP_MAX, whole, in_parts);
  }
  return Query(Query::OP_OR, sum.begin(), sum.end());
}

}  // namespace technews::searcher
