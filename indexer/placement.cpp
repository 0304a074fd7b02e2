#include "indexer/placement.h"

#include "corpus/duplicates.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace technews::indexer {
namespace {

using index::Record;

base::DayNumber day_of(const Record& record, base::DayNumber undated) {
  return record.date ? record.date->first_day() : undated;
}

Record as_copy(Record record) {
  record.text.clear();
  record.copies.clear();
  record.url_aliases.clear();
  record.story.clear();
  return record;
}

void list_aliases(Record& record) {
  std::set<std::string> urls;
  for (const Record& copy : record.copies)
    if (!copy.url.empty() && copy.url != record.url) urls.insert(copy.url);
  record.url_aliases.assign(urls.begin(), urls.end());
}

// One record of a text and all the articles that have it. REQUIRES: all isn't empty.
Record stack(std::vector<Record> all, std::string text) {
  std::sort(all.begin(), all.end(), stands_before);
  Record first = std::move(all.front());
  first.text = std::move(text);
  first.story.clear();
  first.copies.assign(std::make_move_iterator(all.begin() + 1), std::make_move_iterator(all.end()));
  list_aliases(first);
  return first;
}

// The texts of copies may differ when their bodies don't: the first one's is kept.
Record merged(Record holder, Record article) {
  std::string text = std::move(stands_before(article, holder) ? article.text : holder.text);
  std::vector<Record> all = std::move(holder.copies);
  all.push_back(as_copy(std::move(holder)));
  all.push_back(as_copy(std::move(article)));
  return stack(std::move(all), std::move(text));
}

// What stays of a holder when the article itself, or its copy, goes.
std::optional<Record> without(Record holder, const std::string& id) {
  std::string text = std::move(holder.text);
  std::vector<Record> all = std::move(holder.copies);
  all.push_back(as_copy(std::move(holder)));
  std::erase_if(all, [&id](const Record& record) { return record.id == id; });
  if (all.empty()) return std::nullopt;
  return stack(std::move(all), std::move(text));
}

const Record& version_of(const Record& holder, const std::string& id) {
  if (holder.id == id) return holder;
  const auto copy = std::find_if(holder.copies.begin(), holder.copies.end(),
                                 [&id](const Record& record) { return record.id == id; });
  return copy == holder.copies.end() ? holder : *copy;
}

// Whether a page that was cleaned again came out as before. For a copy there is no text to compare,
// but then the placing finds it to be a copy again.
bool same_content(const Record& article, const Record& old) {
  return article.text == old.text && article.title == old.title && article.date == old.date &&
         article.url == old.url && article.site == old.site && article.author == old.author &&
         article.section == old.section && article.tags == old.tags &&
         article.language == old.language;
}

}  // namespace

bool stands_before(const Record& left, const Record& right) {
  return corpus::is_more_canonical({left.id, left.url, left.date},
                                   {right.id, right.url, right.date});
}

bool replaces(const Record& newer, const Record& older) {
  constexpr base::DayNumber before_all = std::numeric_limits<base::DayNumber>::min();
  const base::DayNumber new_day = day_of(newer, before_all);
  const base::DayNumber old_day = day_of(older, before_all);
  return new_day != old_day ? new_day > old_day : newer.raw_hash < older.raw_hash;
}

bool Batch::wins(const Record& article, const Record& old) const {
  if (article.raw_hash == old.raw_hash) return true;  // the same page, cleaned again
  if (rival_of_(old) != Rival::earlier_run) return replaces(article, old);
  if (article.operand == old.operand && article.path == old.path) return true;
  constexpr base::DayNumber before_all = std::numeric_limits<base::DayNumber>::min();
  return day_of(article, before_all) >= day_of(old, before_all);
}

Placing Batch::place(Record article) {
  std::optional<Record> holder = find(article.id);
  Placing placing;
  if (holder) {
    const Record& old = version_of(*holder, article.id);
    if (!wins(article, old)) return {Outcome::duplicate, as_copy(article), article.id, true};
    if (same_content(article, old)) {
      placing.outcome = Outcome::unchanged;
    } else if (rival_of_(old) == Rival::placed) {
      placing = {Outcome::duplicate, as_copy(old), article.id, true};
    } else {
      placing.outcome = Outcome::updated;
    }
    detach(std::move(*holder), article.id);
  }
  std::optional<Record> twin = alias_copies_ ? find_copy(article) : std::nullopt;
  if (!twin) {
    add(std::move(article));
    return placing;
  }
  return stack_up(std::move(*twin), std::move(article), std::move(placing));
}

// An article whose text is there already. One that was the first of its text and still is keeps its
// outcome; else one of the two is left out.
Placing Batch::stack_up(Record twin, Record article, Placing placing) {
  erase(twin);
  const bool is_first = stands_before(article, twin);
  if (!is_first || placing.outcome == Outcome::indexed) {
    placing = {Outcome::duplicate, as_copy(is_first ? twin : article),
               is_first ? article.id : twin.id, false};
  }
  add(merged(std::move(twin), std::move(article)));
  return placing;
}

bool Batch::remove(const std::string& id) {
  std::optional<Record> holder = find(id);
  if (holder) detach(std::move(*holder), id);
  return holder.has_value();
}

std::vector<Batch::Change> Batch::take_changes() {
  std::vector<Change> changes;
  for (const std::string& id : order_) changes.push_back({id, std::move(pending_.at(id))});
  pending_.clear();
  holders_.clear();
  texts_.clear();
  order_.clear();
  text_bytes_ = 0;
  stories_.clear();
  return changes;
}

void Batch::forget_texts() {
  for (auto& [id, record] : pending_)
    if (record) record->text.clear();
  text_bytes_ = 0;
}

std::optional<Record> Batch::find(const std::string& id) const {
  const auto holder = holders_.find(id);
  if (holder == holders_.end()) return indexed_.with_id(id);
  if (holder->second.empty()) return std::nullopt;
  return pending_.at(holder->second);
}

std::optional<Record> Batch::find_copy(const Record& article) const {
  for (const std::string& hash : index::text_hashes(article)) {
    const auto holder = texts_.find(hash);
    if (holder == texts_.end()) {
      std::optional<Record> found = indexed_.with_text(hash);
      // In the index it may have another text than it has by now.
      if (found && !holders_.contains(found->id)) return found;
    } else if (!holder->second.empty()) {
      return pending_.at(holder->second);
    }
  }
  return std::nullopt;
}

void Batch::set(const std::string& id, std::optional<Record> record) {
  const auto [entry, is_new] = pending_.insert_or_assign(id, std::move(record));
  if (is_new) order_.push_back(entry->first);
}

std::optional<Record> Batch::article(const std::string& id) const { return find(id); }

bool Batch::is_changed(const std::string& id) const { return holders_.contains(id); }

std::vector<NearArticle> Batch::indexed_near(const corpus::StorySignature& signature) const {
  return indexed_.near(signature);
}

std::vector<std::string> Batch::indexed_of_story(const std::string& story) const {
  return indexed_.ids_of_story(story);
}

void Batch::tell(Record article) { put(std::move(article)); }

// Puts it and finds its story.
void Batch::add(Record record) {
  const std::string id = record.id;
  put(std::move(record));
  if (alias_copies_) stories_.join(*pending_.at(id));
}

void Batch::put(Record record) {
  holders_[record.id] = record.id;
  for (const Record& copy : record.copies) holders_[copy.id] = record.id;
  for (const std::string& hash : index::text_hashes(record)) texts_[hash] = record.id;
  text_bytes_ += record.text.size();
  const std::string id = record.id;
  set(id, std::move(record));
}

void Batch::erase(const Record& record) {
  holders_[record.id].clear();
  for (const Record& copy : record.copies) holders_[copy.id].clear();
  for (const std::string& hash : index::text_hashes(record)) texts_[hash].clear();
  set(record.id, std::nullopt);
  stories_.leave(record);
}

void Batch::detach(Record holder, const std::string& id) {
  erase(holder);
  if (std::optional<Record> rest = without(std::move(holder), id)) add(std::move(*rest));
}

}  // namespace technews::indexer
