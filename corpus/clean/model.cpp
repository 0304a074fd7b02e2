#include "corpus/clean/model.h"

#include "corpus/clean/clean_html.h"
#include "corpus/clean/site_match.h"
#include "corpus/clean/site_name.h"
#include "corpus/clean/slug_title.h"
#include "shared/base/hash.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace technews::corpus {
namespace {

// Past this many pages of a site only each fourth is counted, past four times as many only each
// sixteenth, and so on: shares of pages stay well estimated and memory grows with the logarithm.
constexpr std::uint32_t full_sample = 16384;

// Counts below this are dropped at the end of a round when the table is larger than this.
constexpr std::size_t large_table = 4'000'000;

bool in_sample(std::uint32_t pages_seen, std::uint64_t page_hash) {
  std::uint64_t mask = 0;
  for (std::uint64_t bound = full_sample; pages_seen >= bound; bound *= 4) mask = mask * 4 + 3;
  return (page_hash & mask) == 0;
}

// 16 bits a key: one absent key in 16 gets through to the search.
constexpr std::size_t keys_per_word = 4;

// "2023" or "2006—2023," → 2023; 0 when the word doesn't end in a year.
int year_at_end(std::string_view word) {
  while (!word.empty() && (word.back() < '0' || word.back() > '9')) word.remove_suffix(1);
  if (word.size() < 4) return 0;
  int year = 0;
  for (const char c : word.substr(word.size() - 4)) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year >= 1991 && year <= 2200 ? year : 0;
}

// The headline to learn from: as given, else as the text has it where the address spells it.
std::string headline_of(const Words& words, const RawArticle& page) {
  if (!page.title.empty()) return page.title;
  const auto place = title_by_slug(words, page.url);
  return place ? std::string(words.text(place->first, place->first + place->words)) : "";
}

}  // namespace

void KeyFilter::reset(std::size_t keys) {
  bits_.assign(std::bit_ceil(keys / keys_per_word + 1), 0);
}

SiteView view_of(const CleaningModel& model, const RawArticle& page) {
  const CleaningModel::Implementation& learned = model.implementation();
  const std::string name = site_name(page);
  if (name.empty()) {
    if (const SiteModel* site = match_site(learned, page.body)) return {&learned, site};
  }
  return {&learned, learned.find_site(name)};
}

std::uint32_t boilerplate_pages(const SiteModel& site) {
  constexpr std::uint32_t small_site = 200;
  if (site.learned < 3) return 0;
  if (site.learned <= small_site) return 3;
  return std::max<std::uint32_t>(5, (site.learned * 3 + 999) / 1000);
}

std::vector<std::size_t> title_cuts(const Words& title) {
  std::vector<std::size_t> cuts{title.size()};
  for (std::size_t i = title.size(); i-- > 1;) {
    if (title[i].has(word_symbol) && title[i].size() <= 3 && title.text(i) != "&") {
      cuts.push_back(i);
    }
  }
  return cuts;
}

std::optional<LocatedTitle> locate(const Words& page, const Words& title, std::size_t count) {
  if (count == 0 || count > Words::max_run || count > page.size()) return std::nullopt;
  const std::optional<std::size_t> first = page.find(title, count);
  if (!first) return std::nullopt;
  const std::uint64_t wanted = title.hash(0, count);
  LocatedTitle located{*first, count, 0};
  for (std::size_t next = *first + count;
       next + count <= page.size() && page.hash(next, count) == wanted; next += count) {
    ++located.repetitions;
  }
  return located;
}

bool is_capital_case(const Words& words, std::size_t first, std::size_t last) {
  std::size_t capital = 0;
  std::size_t small = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (words[i].has(word_stop_any) || words[i].size() < 4) continue;
    capital += words[i].has(word_capital);
    small += words[i].has(word_lower);
  }
  return capital >= 2 && small == 0;
}

SiteModel& CleaningModel::Implementation::site_of(const std::string& name) {
  const auto [found, inserted] =
      site_index_.try_emplace(name, static_cast<std::uint32_t>(sites_.size()));
  if (inserted) {
    SiteModel site;
    site.name = name;
    site.salt = base::hash64(name);
    sites_.push_back(std::move(site));
  }
  return sites_[found->second];
}

void CleaningModel::Implementation::learn(const RawArticle& page) {
  if (page.body.empty() || page.form == BodyForm::prose) return;
  SiteModel& site = site_of(site_name(page));
  const std::uint64_t page_hash = base::hash64(page.body, site.salt);
  if (!pages_.insert(page_hash).second) return;
  changed_ = true;
  bool counted = in_sample(site.pages++, page_hash);
  words_.scan(page.body);
  const std::string title = headline_of(words_, page);
  if (counted && !is_new_title(site, title)) counted = false;
  if (counted) {
    ++site.learned;
    learn_shingles(site);
    learn_copyright_year();
  }
  if (counted && !title.empty()) learn_title(site, title);
}

// Copies of a page that differ in what surrounds the article would make it look repeated: pages
// of one title count once.
bool CleaningModel::Implementation::is_new_title(const SiteModel& site, std::string_view text) {
  Words title;
  title.scan(text);
  if (title.size() < headline_head || title.size() > Words::max_run) return true;
  return titles_.insert(combine(title.hash(0, title.size()), site.salt)).second;
}

// A page counts for a shingle once, however often it says it.
void CleaningModel::Implementation::learn_shingles(const SiteModel& site) {
  if (words_.size() < shingle_words) return;
  const std::size_t shingles = words_.size() - shingle_words + 1;
  seen_here_.assign(std::bit_ceil(shingles * 2), 0);  // open addressing; 0 is free
  const std::size_t mask = seen_here_.size() - 1;
  scratch_.clear();
  for (std::size_t i = 0; i < shingles; ++i) {
    const std::uint64_t hash = counted_hash(site, Counted::shingle, words_.hash(i, shingle_words));
    std::size_t slot = hash & mask;
    while (seen_here_[slot] != 0 && seen_here_[slot] != hash) slot = (slot + 1) & mask;
    if (seen_here_[slot] == hash) continue;
    seen_here_[slot] = hash;
    scratch_.push_back(hash);
  }
  constexpr std::size_t ahead = 16;
  for (std::size_t i = 0; i < scratch_.size(); ++i) {
    if (i + ahead < scratch_.size()) counts_.prefetch_add(scratch_[i + ahead]);
    counts_.add(scratch_[i]);
  }
}

void CleaningModel::Implementation::learn_title(SiteModel& site, std::string_view text) {
  Words title;
  title.scan(text);
  if (title.empty()) return;
  ++site.titled;
  const std::vector<std::size_t> cuts = title_cuts(title);
  const auto add = [&](Counted what, std::uint64_t hash) {
    counts_.add(counted_hash(site, what, hash));
  };
  if (cuts.size() > 1) {
    const std::size_t after = cuts[1] + 1;
    const std::size_t rest = title.size() - after;
    if (rest > 0 && rest <= Words::max_run) add(Counted::title_suffix, title.hash(after, rest));
  }
  if (cuts.back() <= Words::max_run) add(Counted::title_prefix, title.hash(0, cuts.back()));
  for (const std::size_t cut : cuts) {
    if (cut < 2) continue;
    const std::optional<LocatedTitle> place = locate(words_, title, cut);
    if (!place) continue;
    ++site.located;
    site.title_words += cut;
    site.title_squares += cut * cut;
    site.capital_case += is_capital_case(title, 0, cut);
    const std::size_t end = place->first + place->words;
    if (place->first >= 1) add(Counted::title_left_1, words_.hash(place->first - 1, 1));
    if (place->first >= 2) add(Counted::title_left_2, words_.hash(place->first - 2, 2));
    if (end + 1 <= words_.size()) add(Counted::title_right_1, words_.hash(end, 1));
    if (end + 2 <= words_.size()) add(Counted::title_right_2, words_.hash(end, 2));
    learn_lead(site, end, title.hash(0, cut));
    if (cut >= headline_head && cut <= Words::max_run) {
      headlines_.push_back({combine(title.hash(0, headline_head), site.salt),
                            combine(title.hash(0, cut), site.salt),
                            static_cast<std::uint32_t>(cut)});
    }
    return;
  }
}

void CleaningModel::Implementation::learn_lead(const SiteModel& site, std::size_t first,
                                               std::uint64_t title_hash) {
  const std::size_t last = std::min(first + lead_words, words_.size());
  for (std::size_t i = first; i + shingle_words <= last; ++i) {
    const std::uint64_t hash = words_.hash(i, shingle_words);
    counts_.add(counted_hash(site, Counted::after_title, hash));
    if (is_sampled(hash)) leads_.push_back(lead_key(site, hash) | (title_hash & owner_mask));
  }
}

bool CleaningModel::Implementation::has_other_owner(std::uint64_t lead,
                                                    std::uint64_t own_title) const {
  const auto is_lead = [lead](std::uint64_t entry) { return (entry & ~owner_mask) == lead; };
  const std::uint64_t own = lead | (own_title & owner_mask);
  // The entries of a lead stand together, ordered by their owners.
  const auto at = std::lower_bound(leads_.begin(), leads_.end(), own);
  if (at != leads_.end() && *at == own) return false;
  return (at != leads_.end() && is_lead(*at)) || (at != leads_.begin() && is_lead(at[-1]));
}

void CleaningModel::Implementation::learn_copyright_year() {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!words_[i].has(word_symbol | word_capital) && words_[i].size() != 3) continue;
    const std::string_view word = words_.text(i);
    if (word != "©" && word != "(c)" && word != "Copyright") continue;
    for (std::size_t j = i + 1; j < std::min(i + 4, words_.size()); ++j) {
      if (!words_[j].has(word_number)) continue;
      if (const int year = year_at_end(words_.text(j)); year != 0) ++copyright_years_[year];
      break;
    }
  }
}

void CleaningModel::Implementation::finish() {
  if (changed_) ++version_;
  changed_ = false;
  counts_.forget(counts_.size() > large_table ? 3 : 2);
  std::sort(headlines_.begin(), headlines_.end());
  headlines_.erase(std::unique(headlines_.begin(), headlines_.end()), headlines_.end());
  std::sort(leads_.begin(), leads_.end());
  leads_.erase(std::unique(leads_.begin(), leads_.end()), leads_.end());
  index_stories();
  // The order of learning leaves no trace.
  std::sort(sites_.begin(), sites_.end(),
            [](const SiteModel& left, const SiteModel& right) { return left.name < right.name; });
  for (std::uint32_t i = 0; i < sites_.size(); ++i) site_index_[sites_[i].name] = i;
}

void CleaningModel::Implementation::index_stories() {
  headline_filter_.reset(headlines_.size());
  for (const Headline& headline : headlines_) headline_filter_.insert(headline.head);
  lead_filter_.reset(leads_.size());
  for (const std::uint64_t lead : leads_) lead_filter_.insert(lead & ~owner_mask);
}

const SiteModel* CleaningModel::Implementation::find_site(std::string_view name) const {
  const auto found = site_index_.find(std::string(name));
  return found == site_index_.end() ? nullptr : &sites_[found->second];
}

std::size_t CleaningModel::Implementation::longest_headline(const SiteModel& site,
                                                            const Words& words, std::size_t first,
                                                            std::uint64_t head) const {
  auto at = std::lower_bound(headlines_.begin(), headlines_.end(), Headline{head, 0, 0});
  std::size_t longest = 0;
  for (; at != headlines_.end() && at->head == head; ++at) {
    if (at->words > longest && first + at->words <= words.size() &&
        combine(words.hash(first, at->words), site.salt) == at->full) {
      longest = at->words;
    }
  }
  return longest;
}

int CleaningModel::Implementation::last_copyright_year() const {
  std::uint64_t total = 0;
  for (const auto& [year, pages] : copyright_years_) total += pages;
  // A single page may name any year; the crawl's year stands on many.
  for (auto at = copyright_years_.rbegin(); at != copyright_years_.rend(); ++at) {
    if (at->second >= 2 && at->second * 200ULL >= total) return at->first;
  }
  return 0;
}

CleaningModel::CleaningModel() : implementation_(std::make_unique<Implementation>()) {}
CleaningModel::CleaningModel(CleaningModel&&) noexcept = default;
CleaningModel& CleaningModel::operator=(CleaningModel&&) noexcept = default;
CleaningModel::~CleaningModel() = default;

void CleaningModel::learn(const RawArticle& page) {
  if (page.form == BodyForm::html) {
    implementation_->learn(html_lesson(page));
  } else {
    implementation_->learn(page);
  }
}
void CleaningModel::finish() { implementation_->finish(); }
std::string CleaningModel::serialize() const { return implementation_->serialize(); }

CleaningModel CleaningModel::parse(std::string_view bytes) {
  CleaningModel model;
  *model.implementation_ = Implementation::parse(bytes);
  return model;
}

}  // namespace technews::corpus
