// What a CleaningModel holds: counted hashes by site, the sites, and other pages' headlines.
#pragma once

#include "corpus/clean/cleaner.h"
#include "corpus/clean/shingle_counts.h"
#include "corpus/clean/tokens.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace technews::corpus {

inline constexpr std::size_t shingle_words = 8;

// What a counted hash is the hash of. The values are stored: never renumber.
enum class Counted : std::uint8_t {
  shingle = 1,
  title_left_1 = 2,   // the word before a title
  title_left_2 = 3,   // the two words before it
  title_right_1 = 4,  // the word after it
  title_right_2 = 5,
  title_suffix = 6,  // what follows the last separator of a companion title
  title_prefix = 7,  // what stands before its first separator, or all of it
  after_title = 8,   // shingles close behind a located title
};

struct SiteModel {
  std::string name;
  std::uint64_t salt = 0;           // of the name: keeps the sites' hashes apart
  std::uint32_t pages = 0;          // different texts seen
  std::uint32_t learned = 0;        // of them counted: all, or a sample of a very large site
  std::uint32_t titled = 0;         // pages with a title field
  std::uint32_t located = 0;        // of them with the title in the text
  std::uint32_t capital_case = 0;   // located titles Written Like This
  std::uint64_t title_words = 0;    // sum over located titles
  std::uint64_t title_squares = 0;  // sum of the squares

  friend bool operator==(const SiteModel&, const SiteModel&) = default;
};

// Mixes two hashes into one.
constexpr std::uint64_t combine(std::uint64_t left, std::uint64_t right) {
  std::uint64_t x = (left ^ (right + 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL;
  x ^= x >> 32;
  return x * 0x9FB21C651E98DF25ULL;
}

// What a hash is combined with to be counted for a site.
inline std::uint64_t counted_salt(const SiteModel& site, Counted what) {
  return site.salt + static_cast<std::uint64_t>(what) * 0x632BE59BD9B4E019ULL;
}

// The hash under which a thing is counted for a site.
inline std::uint64_t counted_hash(const SiteModel& site, Counted what, std::uint64_t hash) {
  return combine(hash, counted_salt(site, what));
}

// A headline of some page of the site: the hash of its first words leads to it.
struct Headline {
  std::uint64_t head = 0;  // hash of the first headline_head words
  std::uint64_t full = 0;
  std::uint32_t words = 0;

  friend auto operator<=>(const Headline&, const Headline&) = default;
};

inline constexpr std::size_t headline_head = 4;  // shorter headlines are common phrases

// Shingles within so many words behind a located title are the page's lead, and what the site puts
// before it.
inline constexpr std::size_t lead_words = 60;

// A bit per hashed key, to answer most searches for absent keys without a search.
class KeyFilter {
 public:
  void reset(std::size_t keys);
  void insert(std::uint64_t key) { bits_[place(key)] |= bit(key); }
  bool may_hold(std::uint64_t key) const {
    return !bits_.empty() && (bits_[place(key)] & bit(key)) != 0;
  }

 private:
  std::size_t place(std::uint64_t key) const { return (key >> 24) & (bits_.size() - 1); }
  static std::uint64_t bit(std::uint64_t key) { return std::uint64_t{1} << (key >> 18 & 63); }
  std::vector<std::uint64_t> bits_;
};

// A title and where its words stand in a page.
struct LocatedTitle {
  std::size_t first = 0;        // word of the page
  std::size_t words = 0;        // words of the title
  std::size_t repetitions = 0;  // times it is repeated right after
};

class CleaningModel::Implementation {
 public:
  void learn(const RawArticle& page);
  void finish();

  // nullptr for a site never seen.
  const SiteModel* find_site(std::string_view name) const;
  // Pages of the site that hold the words. 0 for one page or none.
  std::uint32_t count(const SiteModel& site, Counted what, std::uint64_t hash) const {
    const std::uint64_t counted = counted_hash(site, what, hash);
    return counts_.may_count(counted) ? counts_.count(counted) : 0;
  }
  // Counts by counted_hash(), for many lookups at a time.
  const ShingleCounts& counts() const { return counts_; }
  // Words of the longest headline of a page of the site that begins at word first; 0 for none.
  std::size_t headline_at(const SiteModel& site, const Words& words, std::size_t first) const {
    if (first + headline_head > words.size()) return 0;
    const std::uint64_t head = combine(words.hash(first, headline_head), site.salt);
    return headline_filter_.may_hold(head) ? longest_headline(site, words, first, head) : 0;
  }
  // One in four shingles is kept of leads.
  static bool is_sampled(std::uint64_t shingle_hash) { return (shingle_hash & 3) == 0; }
  // True for the sampled shingles in the lead of some page of the site, but of none with the title
  // own_title hashes; false for nearly all others.
  bool in_other_lead(const SiteModel& site, std::uint64_t shingle_hash,
                     std::uint64_t own_title) const {
    if (!is_sampled(shingle_hash)) return false;
    const std::uint64_t key = lead_key(site, shingle_hash);
    return lead_filter_.may_hold(key) && has_other_owner(key, own_title);
  }
  // The last year that pages claim in their copyright lines: nothing is younger. 0 when unknown.
  int last_copyright_year() const;

  std::uint32_t version() const { return version_; }
  const std::vector<SiteModel>& sites() const { return sites_; }
  std::size_t shingles() const { return counts_.size(); }
  std::size_t bytes() const { return counts_.bytes(); }

  std::string serialize() const;
  static Implementation parse(std::string_view bytes);

 private:
  // A lead's shingle: 48 bits of its hash, 16 of the title it stands behind.
  static constexpr std::uint64_t owner_mask = 0xFFFF;
  static std::uint64_t lead_key(const SiteModel& site, std::uint64_t hash) {
    return combine(hash, site.salt + 1) & ~owner_mask;
  }

  std::size_t longest_headline(const SiteModel& site, const Words& words, std::size_t first,
                               std::uint64_t head) const;
  bool has_other_owner(std::uint64_t lead, std::uint64_t own_title) const;

  SiteModel& site_of(const std::string& name);
  bool is_new_title(const SiteModel& site, std::string_view text);
  void learn_shingles(const SiteModel& site);
  void learn_title(SiteModel& site, std::string_view title);
  void learn_lead(const SiteModel& site, std::size_t first, std::uint64_t title_hash);
  void learn_copyright_year();
  void index_stories();

  std::uint32_t version_ = 0;  // rounds of learning
  bool changed_ = false;
  ShingleCounts counts_;
  std::vector<SiteModel> sites_;
  std::unordered_map<std::string, std::uint32_t> site_index_;
  std::unordered_set<std::uint64_t> pages_;   // hashes of texts, so that a page counts once
  std::unordered_set<std::uint64_t> titles_;  // hashes of the titles of counted pages
  std::vector<Headline> headlines_;           // sorted by finish()
  KeyFilter headline_filter_;                 // by head: most words begin no headline
  KeyFilter lead_filter_;
  std::vector<std::uint64_t> leads_;  // a sample of the leads' shingles; sorted by finish()
  std::map<int, std::uint32_t> copyright_years_;
  // Kept between calls of learn() for their capacity.
  Words words_;
  std::vector<std::uint64_t> scratch_;
  std::vector<std::uint64_t> seen_here_;
};

// A site as a model knows it.
struct SiteView {
  const CleaningModel::Implementation* model = nullptr;
  const SiteModel* site = nullptr;  // nullptr for a site never seen: every count is 0

  bool known() const { return site != nullptr; }
  std::uint32_t count(Counted what, std::uint64_t hash) const {
    return known() ? model->count(*site, what, hash) : 0;
  }
  std::size_t headline_at(const Words& words, std::size_t first) const {
    return known() ? model->headline_at(*site, words, first) : 0;
  }
};

// By the page's address or site; of a page that has neither, by its menus (match_site).
SiteView view_of(const CleaningModel& model, const RawArticle& page);

// Shingles on fewer pages than this are not boilerplate (CLEANING.md: .3 % of a site's pages and
// at least 5; 3 on sites of at most 200 pages). 0 when the site is too small to tell.
std::uint32_t boilerplate_pages(const SiteModel& site);

// First place of the title's words [0, count) in the page; nullopt for none. Linear.
std::optional<LocatedTitle> locate(const Words& page, const Words& title, std::size_t count);

// Ends (in words) of the parts of a title between separators such as " | ", longest first: whole
// title first.
std::vector<std::size_t> title_cuts(const Words& title);

// True for titles Written Like This.
bool is_capital_case(const Words& words, std::size_t first, std::size_t last);

}  // namespace technews::corpus
