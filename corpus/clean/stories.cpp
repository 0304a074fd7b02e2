#include "corpus/clean/stories.h"

#include <algorithm>
#include <vector>

namespace technews::corpus {

namespace {

// True when the headline is the page's own title again.
bool is_title(const Words& words, const FoundTitle& title, const HeadlinePlace& place) {
  return place.words == title.words &&
         words.hash(place.first, place.words) == words.hash(title.first, place.words);
}

}  // namespace

std::vector<HeadlinePlace> find_headlines(const Words& words, const SiteView& view) {
  std::vector<HeadlinePlace> headlines;
  if (!view.known()) return headlines;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].has(word_lower)) continue;
    if (const std::size_t length = view.headline_at(words, i); length > 0) {
      headlines.push_back({i, length});
    }
  }
  return headlines;
}

std::size_t count_other_headlines(const Words& words, const FoundTitle& title,
                                  const std::vector<HeadlinePlace>& headlines) {
  std::size_t others = 0;
  std::size_t next = 0;
  for (const HeadlinePlace& place : headlines) {
    if (place.first < next) continue;
    others += !is_title(words, title, place);
    next = place.first + place.words;
  }
  return others;
}

void free_own_lead(const Words& words, const FoundTitle& title, const SiteView& view,
                   Evidence& evidence) {
  constexpr std::int16_t as_lead = 12;
  if (title.words == 0 || !view.known()) return;
  const std::size_t last = std::min(title.last + lead_words, words.size());
  std::vector<bool> furniture(last, false);  // stands behind other pages' titles too
  for (std::size_t i = title.last; i + shingle_words <= last; ++i) {
    if (view.count(Counted::after_title, words.hash(i, shingle_words)) == 0) continue;
    for (std::size_t j = i; j < i + shingle_words; ++j) furniture[j] = true;
  }
  // The lead comes first: what repeats behind so much text of the page's own is something else.
  constexpr std::size_t own_text = 15;
  std::size_t own = 0;
  for (std::size_t i = title.last; i < last && own < own_text; ++i) {
    own = evidence.mark[i] == Mark::none ? own + 1 : 0;
    if (furniture[i] || evidence.mark[i] != Mark::repeated) continue;
    evidence.mark[i] = Mark::none;
    evidence.score[i] = as_lead;
  }
}

void mark_headlines(const Words& words, const FoundTitle& title,
                    const std::vector<HeadlinePlace>& headlines, Evidence& evidence) {
  std::size_t next = 0;
  for (const HeadlinePlace& place : headlines) {
    if (place.first < next || evidence.mark[place.first] == Mark::repeated) continue;
    next = place.first + place.words;
    if (!is_title(words, title, place)) mark_words(evidence, place.first, next, Mark::story);
  }
}

void mark_leads(const Words& words, const FoundTitle& title, const SiteView& view,
                Evidence& evidence) {
  constexpr std::size_t gap = 20;
  constexpr std::size_t enough = 2;  // sampled shingles: of a teaser of twenty words, three
  if (title.words == 0 || !view.known()) return;
  const std::uint64_t own = words.hash(title.first, title.words);
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t hits = 0;
  const auto flush = [&] {
    if (hits >= enough) mark_words(evidence, first, last, Mark::story);
    hits = 0;
  };
  for (std::size_t i = title.last; i + shingle_words <= words.size(); ++i) {
    const std::uint64_t hash = words.hash(i, shingle_words);
    if (!CleaningModel::Implementation::is_sampled(hash)) continue;
    if (!view.model->in_other_lead(*view.site, hash, own)) continue;
    if (hits > 0 && i > last + gap) flush();
    if (hits++ == 0) first = i;
    last = i + shingle_words;
  }
  flush();
}

}  // namespace technews::corpus
