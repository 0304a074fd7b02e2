// Stories: articles that tell the same in nearly the same words, kept together as articles come
// and go.
#pragma once

#include "corpus/duplicates.h"
#include "shared/index/record.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace technews::indexer {

// An article of the index whose text may be nearly that of another.
struct NearArticle {
  std::string id;  // or its beginning, when it is a long one
  // Reads it; nullopt when it is an outdated version.
  std::function<std::optional<index::Record>()> record;
};

// Two texts are compared when they share at least this many of the 32 bands of their signatures:
// at a similarity of .8 that happens to all but 12 in a million pairs (binomial, p = .8^4), at .3
// to one in 500.
inline constexpr std::size_t least_shared_bands = 3;

// What Stories needs of the index and of the changes to it that are not written yet.
class StoryShelf {
 public:
  virtual ~StoryShelf() = default;
  // The article as it will be.
  virtual std::optional<index::Record> article(const std::string& id) const = 0;
  // True for an id whose article in the index is changed, or gone.
  virtual bool is_changed(const std::string& id) const = 0;
  virtual std::vector<NearArticle> indexed_near(const corpus::StorySignature& signature) const = 0;
  virtual std::vector<std::string> indexed_of_story(const std::string& story) const = 0;
  // Takes the article in with another story; everything else of it is as it was.
  virtual void tell(index::Record article) = 0;
};

// Bands that were written, so that a new index isn't asked for those it can't hold: 8 MB, one bit a
// band; of a million articles' bands it still turns away six in ten that aren't there.
class BandFilter {
 public:
  BandFilter() : bits_(std::size_t{1} << 26) {}
  void add(std::uint64_t band) { bits_[band % bits_.size()] = true; }
  bool may_hold(std::uint64_t band) const { return bits_[band % bits_.size()]; }

 private:
  std::vector<bool> bits_;
};

// A story is a set of articles connected by at least corpus::least_story_similarity; its name is
// its smallest id. It doesn't depend on the order in which articles came. An article costs 32
// lookups, and a comparison for each near article that isn't of its story by then. Not thread-safe.
class Stories {
 public:
  // In a new index, what this object saw written is all there is.
  Stories(StoryShelf& shelf, bool is_new_index);

  // After the article was put among the others, with no story.
  void join(const index::Record& article);
  // After the article was taken out: what is left may be several stories.
  void leave(const index::Record& article);
  // After the changes were written.
  void clear();

 private:
  using Ids = std::set<std::string>;

  std::vector<NearArticle> indexed_near(const corpus::StorySignature& signature) const;
  std::vector<std::string> changed_near(const corpus::StorySignature& signature) const;
  const Ids& members(const std::string& story);
  void name(const Ids& ids);

  StoryShelf& shelf_;
  std::map<std::string, Ids> stories_;  // those that were touched; the others are as in the index
  std::unordered_map<std::uint64_t, std::vector<std::string>> changed_bands_;
  std::optional<BandFilter> written_;  // of a new index
};

}  // namespace technews::indexer
