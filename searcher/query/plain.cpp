#include "searcher/query/plain.h"

#include "searcher/query/lexer.h"
#include "searcher/query/limits.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace technews::searcher {

Node read_plain(std::string_view query, Complaints& complaints) {
  std::vector<Node> words;
  std::size_t count = 0;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t begin = at;
    while (at < query.size() && blank_at(query, at) == 0) ++at;
    if (at > begin && ++count <= query_limits.words) {
      Node word;
      word.kind = NodeKind::word;
      word.span = word.word.span = {begin, at};
      word.word.text = std::string(word.span.of(query));
      words.push_back(std::move(word));
    }
    if (at < query.size()) at += blank_at(query, at);
  }
  if (count > query_limits.words)
    complaints.refuse(
        "too_many_words", {0, query.size()},
        fmt::format("a query of {} words; at most {} are searched", count, query_limits.words));
  Node tree;
  if (words.size() == 1) return std::move(words.front());
  if (words.empty()) return tree;
  tree.kind = NodeKind::list;
  tree.span = {words.front().span.begin, words.back().span.end};
  tree.children = std::move(words);
  return tree;
}

}  // namespace technews::searcher
