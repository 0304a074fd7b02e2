// Placement: where an article goes among those of the index, whatever order they come in.
#pragma once

#include "indexer/account.h"
#include "indexer/stories.h"
#include "shared/index/record.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace technews::indexer {

// Of two articles with the same text, the one that is shown: earliest date (undated last), then
// smallest id.
bool stands_before(const index::Record& left, const index::Record& right);

// Of two versions of one article met in one run: the later date, then the smaller hash of the page.
bool replaces(const index::Record& newer, const index::Record& older);

// The articles that are in the index already.
class ArticleLookup {
 public:
  virtual ~ArticleLookup() = default;
  // The record with this id, or the one that has a copy with it.
  virtual std::optional<index::Record> with_id(const std::string& id) const = 0;
  // A record with this among its text_hashes().
  virtual std::optional<index::Record> with_text(const std::string& hash) const = 0;
  virtual bool empty() const = 0;
  // Those that share least_shared_bands with the signature, and those of a story.
  virtual std::vector<NearArticle> near(const corpus::StorySignature& signature) const = 0;
  virtual std::vector<std::string> ids_of_story(const std::string& story) const = 0;
};

// Where a version of an article that is indexed already comes from.
enum class Rival : std::uint8_t {
  earlier_run,  // and this run's inputs don't hold it
  input,        // from an earlier run, but this run's inputs hold it, too
  placed,       // this run placed it
};

struct Placing {
  Outcome outcome = Outcome::indexed;
  // For duplicates: what is left out, without its text, and the id of what stands for it. That can
  // be the very article that was placed, when it stands before the one that was there.
  index::Record left_out;
  std::string stands;
  bool same_id = false;  // another version of the article, not a copy
};

// Changes to the index that are not written yet, seen through as if they were. Each article ends in
// one place: as a record, or as a copy in the record of another. Not thread-safe.
class Batch : private StoryShelf {
 public:
  using RivalOf = std::function<Rival(const index::Record&)>;

  // Without alias_copies articles of the same text stay apart, and so do near copies.
  Batch(const ArticleLookup& indexed, RivalOf rival_of, bool alias_copies = true)
      : indexed_(indexed),
        rival_of_(std::move(rival_of)),
        alias_copies_(alias_copies),
        stories_(*this, indexed.empty()) {}

  // Of two versions of an article in one run, replaces() decides. Of an earlier run's version and
  // this one's, this one stays, unless it comes from elsewhere and is dated earlier.
  Placing place(index::Record article);

  // Takes the article out; a copy of it takes its place. False when there is none of this id.
  bool remove(const std::string& id);

  // Records to write, by the order in which they were first touched; nullopt: to delete.
  struct Change {
    std::string id;
    std::optional<index::Record> record;
  };
  // Leaves the batch empty.
  std::vector<Change> take_changes();
  // For runs that write nothing: keeps who stands where, without the texts.
  void forget_texts();

  std::size_t changes() const { return order_.size(); }
  std::size_t text_bytes() const { return text_bytes_; }

 private:
  std::optional<index::Record> article(const std::string& id) const override;
  bool is_changed(const std::string& id) const override;
  std::vector<NearArticle> indexed_near(const corpus::StorySignature& signature) const override;
  std::vector<std::string> indexed_of_story(const std::string& story) const override;
  void tell(index::Record article) override;

  std::optional<index::Record> find(const std::string& id) const;
  std::optional<index::Record> find_copy(const index::Record& article) const;
  void add(index::Record record);
  void put(index::Record record);
  void erase(const index::Record& record);
  void set(const std::string& id, std::optional<index::Record> record);
  Placing stack_up(index::Record twin, index::Record article, Placing placing);
  void detach(index::Record holder, const std::string& id);

  bool wins(const index::Record& article, const index::Record& old) const;

  const ArticleLookup& indexed_;
  RivalOf rival_of_;
  bool alias_copies_;
  std::map<std::string, std::optional<index::Record>> pending_;  // by id of the record
  std::map<std::string, std::string> holders_;  // id of article or copy -> id of record; "": none
  std::map<std::string, std::string> texts_;    // of text_hashes() -> id of record; "": none
  std::vector<std::string> order_;
  std::size_t text_bytes_ = 0;
  Stories stories_;
};

}  // namespace technews::indexer
