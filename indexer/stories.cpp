#include "indexer/stories.h"

#include <algorithm>
#include <utility>

namespace technews::indexer {
namespace {

using index::Record;

bool is_near(const Record& left, const Record& right) {
  return corpus::story_similarity(left.text, right.text) >= corpus::least_story_similarity;
}

// Takes the articles connected with the last one out of the others.
std::set<std::string> take_connected(std::vector<Record>& others) {
  std::vector<Record> found{std::move(others.back())};
  others.pop_back();
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto near = std::partition(others.begin(), others.end(), [&](const Record& other) {
      return !is_near(found[i], other);
    });
    found.insert(found.end(), std::make_move_iterator(near), std::make_move_iterator(others.end()));
    others.erase(near, others.end());
  }
  std::set<std::string> ids;
  for (const Record& record : found) ids.insert(record.id);
  return ids;
}

}  // namespace

Stories::Stories(StoryShelf& shelf, bool is_new_index) : shelf_(shelf) {
  if (is_new_index) written_.emplace();
}

void Stories::join(const Record& article) {
  if (article.text.empty()) return;
  const corpus::StorySignature signature = corpus::sign_story(article.text);
  Ids ids{article.id};
  Ids stories;
  const auto meet = [&](const Record& other) {
    if (ids.contains(other.id) || !is_near(article, other)) return;
    ids.insert(other.id);
    if (other.story.empty()) return;
    stories.insert(other.story);
    ids.insert(members(other.story).begin(), members(other.story).end());
  };
  for (const std::string& id : changed_near(signature))
    if (!ids.contains(id)) meet(shelf_.article(id).value());
  for (const NearArticle& near : indexed_near(signature)) {
    if (ids.contains(near.id)) continue;
    std::optional<Record> other = near.record();
    if (other && shelf_.is_changed(other->id)) other = shelf_.article(other->id);
    if (other) meet(*other);
  }
  for (const std::uint64_t band : signature.bands) changed_bands_[band].push_back(article.id);
  for (const std::string& story : stories) stories_[story].clear();
  if (ids.size() > 1) name(ids);
}

void Stories::leave(const Record& article) {
  if (article.story.empty()) return;
  Ids rest = members(article.story);
  rest.erase(article.id);
  stories_[article.story].clear();
  std::vector<Record> others;
  for (const std::string& id : rest) others.push_back(shelf_.article(id).value());
  while (!others.empty()) name(take_connected(others));
}

void Stories::clear() {
  if (written_)
    for (const auto& [band, ids] : changed_bands_) written_->add(band);
  stories_.clear();
  changed_bands_.clear();
}

std::vector<NearArticle> Stories::indexed_near(const corpus::StorySignature& signature) const {
  const auto may_be_there = [this](std::uint64_t band) { return written_->may_hold(band); };
  if (written_ && std::count_if(signature.bands.begin(), signature.bands.end(), may_be_there) <
                      static_cast<std::ptrdiff_t>(least_shared_bands))
    return {};
  return shelf_.indexed_near(signature);
}

// The ids of changed articles that share enough bands. Some may have another text by now.
std::vector<std::string> Stories::changed_near(const corpus::StorySignature& signature) const {
  std::map<std::string, std::size_t> shared;
  for (const std::uint64_t band : signature.bands) {
    const auto found = changed_bands_.find(band);
    if (found == changed_bands_.end()) continue;
    for (const std::string& id : found->second) ++shared[id];
  }
  std::vector<std::string> ids;
  for (const auto& [id, bands] : shared)
    if (bands >= least_shared_bands && shelf_.article(id)) ids.push_back(id);
  return ids;
}

const Stories::Ids& Stories::members(const std::string& story) {
  const auto [found, is_new] = stories_.try_emplace(story);
  if (is_new) {
    const std::vector<std::string> ids = shelf_.indexed_of_story(story);
    found->second.insert(ids.begin(), ids.end());
  }
  return found->second;
}

void Stories::name(const Ids& ids) {
  const std::string story = ids.size() > 1 ? *ids.begin() : "";
  for (const std::string& id : ids) {
    Record record = shelf_.article(id).value();
    if (record.story == story) continue;
    record.story = story;
    shelf_.tell(std::move(record));
  }
  if (!story.empty()) stories_[story] = ids;
}

}  // namespace technews::indexer
