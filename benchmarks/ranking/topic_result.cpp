#include "benchmarks/ranking/topic_result.h"

#include "shared/base/hash.h"

#include <algorithm>
#include <numeric>

namespace technews::benchmarks {
namespace {

std::size_t level_index(const std::vector<std::size_t>& levels, int level) {
  return std::min(static_cast<std::size_t>(std::max(level, 0)), levels.size());
}

}  // namespace

std::size_t TopicResult::graded_from(int level) const {
  const auto from = static_cast<std::ptrdiff_t>(level_index(levels, level));
  return std::accumulate(levels.begin() + from, levels.end(), std::size_t{0});
}

std::size_t TopicResult::graded_below(int level) const {
  const auto to = static_cast<std::ptrdiff_t>(level_index(levels, level));
  return std::accumulate(levels.begin(), levels.begin() + to, std::size_t{0});
}

std::size_t TopicResult::found(int level, std::size_t depth) const {
  return static_cast<std::size_t>(std::count_if(
      hits.begin(), hits.end(),
      [level, depth](const JudgedHit& hit) { return hit.rank < depth && hit.grade >= level; }));
}

TopicResult join(const std::vector<Retrieved>& documents, const JudgedTopic& judged,
                 const JoinOptions& options, DocumentTable& table) {
  TopicResult result;
  table.reset(judged.documents.size());
  for (std::size_t i = 0; i < judged.documents.size(); ++i) {
    const Judgment& each = judged.documents[i];
    table.insert(each.document, base::hash64(each.document), i);
    if (each.grade < 0) continue;
    const auto level = static_cast<std::size_t>(each.grade);
    if (level >= result.levels.size()) result.levels.resize(level + 1);
    ++result.levels[level];
  }
  const std::size_t depth = std::min(documents.size(), options.depth);
  result.retrieved = options.judged_only ? 0 : depth;
  for (std::size_t rank = 0; rank < depth; ++rank) {
    const std::size_t place = table.find(documents[rank].document, documents[rank].hash);
    if (place == DocumentTable::none) continue;
    const int grade = judged.documents[place].grade;
    if (options.judged_only && grade < 0) continue;
    result.hits.push_back({options.judged_only ? result.retrieved++ : rank, grade});
  }
  return result;
}

}  // namespace technews::benchmarks
