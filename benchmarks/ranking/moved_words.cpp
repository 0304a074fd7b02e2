#include "benchmarks/ranking/moved_words.h"

#include "benchmarks/ranking/manifest.h"
#include "benchmarks/ranking/mapped_file.h"
#include "benchmarks/ranking/search_flags.h"
#include "shared/base/error.h"
#include "shared/base/hash.h"
#include "shared/normalization/stemmer.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <tuple>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

namespace fs = std::filesystem;

using Key = std::tuple<std::vector<std::string>, std::string, std::string>;
using Shares = std::map<Key, double>;

// A run that can be searched again: its manifest, its index as it was, its topics.
class RunAgain {
 public:
  // Throws Error that says what isn't as it was.
  RunAgain(const std::string& path, const Run& run)
      : run_(run), identity_(read_manifest(path)), searcher_(manifest_.settings.databases) {
    for (const searcher::Topic& topic : topics_in(manifest_.topics.file))
      queries_[topic.id] = topic.query;
  }

  // What the document's score is made of, as shares of the score of the topic's first document:
  // scores of two rankings have no common scale.
  Shares shares(const std::string& topic, const std::string& document) {
    const RankedTopic* const ranked = run_.find(topic);
    const auto query = queries_.find(topic);
    if (ranked == nullptr || ranked->documents.empty() || query == queries_.end()) return {};
    const double best = ranked->documents.front().score;
    if (!(best > 0)) return {};
    searcher::SearchRequest request = request_of(manifest_.settings, identity_.rank);
    const index::Field name = manifest_.settings.addresses ? index::Field::url : index::Field::id;
    request.query = query->second;
    request.filters = {{name, {document}}};
    request.limit = 1;
    request.explain_scores = true;
    const auto hits = searcher_.search(request).hits;
    Shares shares;
    if (hits.empty()) return shares;
    for (const searcher::Contribution& each : hits.front().contributions)
      shares[{each.words, each.field, each.because}] += each.score / best;
    return shares;
  }

 private:
  RunIdentity read_manifest(const std::string& path) {
    const fs::path file(path);
    const std::string beside = (file.parent_path() / "manifest.json").string();
    if (!fs::exists(beside))
      throw base::Error(base::ErrorCode::io, "there is no manifest.json beside it");
    manifest_ = parse_manifest(MappedFile(beside).bytes(), beside);
    const auto& all = manifest_.runs;
    const auto found = std::find_if(all.begin(), all.end(), [&file](const RunIdentity& each) {
      return each.file == file.filename().string();
    });
    if (found == all.end() || found->hash != base::hash128_hex(MappedFile(path).bytes()))
      throw base::Error(base::ErrorCode::io, "the manifest beside it means other bytes");
    Manifest now = manifest_;
    now.topics = identity_of(manifest_.topics.file);
    load_synonyms(now);
    now.index = index_identities(manifest_.settings.databases);
    const std::vector<std::string> changes = changes_between(manifest_, now);
    if (!changes.empty())
      throw base::Error(base::ErrorCode::io, "changed since: " + changes.front());
    manifest_.settings.synonyms = now.settings.synonyms;
    return *found;
  }

  const Run& run_;
  Manifest manifest_;
  RunIdentity identity_;
  searcher::Searcher searcher_;
  std::map<std::string, std::string> queries_;
};

// Stems of several languages are one word to a reader.
std::vector<std::string> readable(const std::vector<std::string>& stems) {
  std::vector<std::string> words;
  for (const std::string& stem : stems) {
    std::string word = stem.substr(0, stem.size() - normalization::stem_mark(stem).size());
    if (std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  }
  return words;
}

// What changed most; the greatest change first.
std::vector<MovedWord> differences(const Shares& before, const Shares& after) {
  constexpr std::size_t most = 3;
  constexpr double least = 0.005;  // what prints as 0.01
  std::map<Key, MovedWord> words;
  for (const auto& [key, share] : before) words[key].before = share;
  for (const auto& [key, share] : after) words[key].after = share;
  std::vector<MovedWord> moved;
  for (auto& [key, word] : words) {
    if (std::abs(word.change()) < least) continue;
    std::tie(word.words, word.field, word.because) = key;
    word.words = readable(word.words);
    moved.push_back(std::move(word));
  }
  std::stable_sort(moved.begin(), moved.end(), [](const MovedWord& left, const MovedWord& right) {
    return std::abs(left.change()) > std::abs(right.change());
  });
  if (moved.size() > most) moved.resize(most);
  return moved;
}

void tell(std::vector<ComparedTopic>& topics, RunAgain& before, RunAgain& after) {
  for (ComparedTopic& topic : topics)
    for (MovedDocument& moved : topic.moved)
      moved.words = differences(before.shares(topic.difference.topic, moved.document),
                                after.shares(topic.difference.topic, moved.document));
}

}  // namespace

std::vector<std::string> tell_moved_words(std::span<const std::string> paths,
                                          const std::vector<NamedRun>& runs,
                                          std::vector<ComparisonReport>& reports) {
  std::vector<std::optional<RunAgain>> again(runs.size());
  std::vector<std::string> missing;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    try {
      again[i].emplace(paths[i], runs[i].run);
    } catch (const base::Error& failure) {
      missing.push_back(fmt::format("{}: {}", runs[i].name, failure.what()));
      if (i == 0) return missing;
    }
  }
  // Under each measure, the first run with each of the others.
  const std::size_t others = runs.size() - 1;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    std::optional<RunAgain>& after = again[1 + i % others];
    if (!after) continue;
    tell(reports[i].worst, *again[0], *after);
    tell(reports[i].best, *again[0], *after);
  }
  return missing;
}

}  // namespace technews::benchmarks
