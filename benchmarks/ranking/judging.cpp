#include "benchmarks/ranking/judging.h"

#include "shared/base/file.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <random>
#include <set>

namespace technews::benchmarks {

std::vector<PooledDocument> pool_of(const std::vector<Run>& runs, std::size_t depth) {
  std::set<PooledDocument> pool;
  for (const Run& run : runs)
    for (const RankedTopic& topic : run.topics)
      for (std::size_t i = 0; i < std::min(depth, topic.documents.size()); ++i)
        pool.insert({std::string(topic.topic), std::string(topic.documents[i].document)});
  std::vector<PooledDocument> order(pool.begin(), pool.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const PooledDocument& a, const PooledDocument& b) {
                     if (a.topic != b.topic) return a.topic < b.topic;
                     return base::hash64(a.document) < base::hash64(b.document);
                   });
  return order;
}

std::vector<PooledDocument> share_of(const Qrels& judged, double share, std::uint64_t seed) {
  std::vector<PooledDocument> all;
  for (const JudgedTopic& topic : judged.topics)
    for (const Judgment& each : topic.documents)
      all.push_back({std::string(topic.topic), std::string(each.document)});
  std::sort(all.begin(), all.end());
  std::mt19937_64 random(seed);
  const auto wanted = static_cast<std::size_t>(std::ceil(share * static_cast<double>(all.size())));
  const std::size_t count = std::min(wanted, all.size());
  for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + random() % (all.size() - i)]);
  all.resize(count);
  std::sort(all.begin(), all.end());
  return all;
}

JudgmentFile::JudgmentFile(std::string path) : path_(std::move(path)) {
  std::error_code failure;
  const auto bytes = std::filesystem::file_size(path_, failure);
  if (failure || bytes == 0) return;
  for (const JudgedTopic& topic : read_qrels(path_).topics)
    for (const Judgment& each : topic.documents)
      grades_[{std::string(topic.topic), std::string(each.document)}] = each.grade;
}

void JudgmentFile::set(const PooledDocument& document, std::optional<int> grade) {
  if (grade)
    grades_[document] = *grade;
  else
    grades_.erase(document);
  write();
}

void JudgmentFile::write() const {
  std::string text;
  for (const auto& [document, grade] : grades_)
    text += document.topic + " 0 " + document.document + " " + std::to_string(grade) + "\n";
  base::write_file_durably(path_, text);
}

}  // namespace technews::benchmarks
