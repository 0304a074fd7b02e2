// An index in memory, and articles to put into it.
#pragma once

#include "corpus/duplicates.h"
#include "indexer/placement.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace technews::indexer {

// An index in memory: what Batch sees of the real one, and the writing of its changes.
class MemoryIndex : public ArticleLookup {
 public:
  std::optional<index::Record> with_id(const std::string& id) const override {
    for (const auto& [key, record] : records_) {
      if (key == id) return record;
      for (const index::Record& copy : record.copies)
        if (copy.id == id) return record;
    }
    return std::nullopt;
  }
  std::optional<index::Record> with_text(const std::string& hash) const override {
    for (const auto& [key, record] : records_)
      if (index::text_hashes(record).contains(hash)) return record;
    return std::nullopt;
  }
  bool empty() const override { return records_.empty(); }
  std::vector<NearArticle> near(const corpus::StorySignature& signature) const override {
    std::vector<NearArticle> found;
    for (const auto& [key, record] : records_) {
      const corpus::StorySignature other = corpus::sign_story(record.text);
      std::size_t shared = 0;
      for (std::size_t i = 0; i < other.bands.size(); ++i)
        if (other.bands[i] == signature.bands[i]) ++shared;
      if (shared < least_shared_bands) continue;
      found.push_back({key, [record] { return record; }});
    }
    return found;
  }
  std::vector<std::string> ids_of_story(const std::string& story) const override {
    std::vector<std::string> ids;
    for (const auto& [key, record] : records_)
      if (record.story == story) ids.push_back(key);
    return ids;
  }
  void apply(Batch& batch) {
    for (auto& [id, record] : batch.take_changes()) {
      if (record)
        records_[id] = *record;
      else
        records_.erase(id);
    }
  }
  const std::map<std::string, index::Record>& records() const { return records_; }

 private:
  std::map<std::string, index::Record> records_;
};

inline index::Record article(const std::string& id, const std::string& text, int year = 0) {
  index::Record made;
  made.id = id;
  made.title = "Title of " + id;
  made.text = text;
  made.url = "https://example.com/" + id;
  made.operand = made.path = "/archive";
  made.raw_hash = "hash of " + id + text + std::to_string(year);
  if (year > 0) made.date = base::Date{.year = year, .precision = base::DatePrecision::year};
  return made;
}

}  // namespace technews::indexer
