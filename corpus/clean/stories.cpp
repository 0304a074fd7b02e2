#include "corpus/clean/stories.h"

#include <algorithm>

namespace technews::corpus {

void free_own_lead(const Words& words, const FoundTitle& title, const SiteModel& site,
                   const CleaningModel::Implementation& model, Evidence& evidence) {
  constexpr std::int16_t as_prose = 6;
  if (title.words == 0) return;
  const std::size_t last = std::min(title.last + lead_words, words.size());
  std::size_t furniture = title.last;  // words before this one stand behind other titles too
  for (std::size_t i = title.last; i + shingle_words <= last; ++i) {
    const std::uint64_t hash = words.hash(i, shingle_words);
    if (model.count(site, Counted::after_title, hash) > 0) {
      furniture = i + shingle_words;
    } else if (model.count(site, Counted::shingle, hash) > 0) {
      for (std::size_t j = std::max(i, furniture); j < i + shingle_words; ++j) {
        if (evidence.mark[j] != Mark::repeated) continue;
        evidence.mark[j] = Mark::none;
        evidence.score[j] = as_prose;
      }
    }
  }
}

void mark_headlines(const Words& words, const FoundTitle& title, const SiteModel& site,
                    const CleaningModel::Implementation& model, Evidence& evidence) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].has(word_lower) || evidence.mark[i] == Mark::repeated) continue;
    const std::size_t length = model.headline_at(site, words, i);
    if (length == 0) continue;
    const bool own = length == title.words && title.words > 0 &&
                     words.hash(i, length) == words.hash(title.first, length);
    if (!own) mark_words(evidence, i, i + length, Mark::story);
    i += length - 1;
  }
}

void mark_leads(const Words& words, const FoundTitle& title, const SiteModel& site,
                const CleaningModel::Implementation& model, Evidence& evidence) {
  constexpr std::size_t gap = 20;
  constexpr std::size_t enough = 2;  // sampled shingles: of a teaser of twenty words, three
  if (title.words == 0) return;
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
    if (!model.in_other_lead(site, hash, own)) continue;
    if (hits > 0 && i > last + gap) flush();
    if (hits++ == 0) first = i;
    last = i + shingle_words;
  }
  flush();
}

}  // namespace technews::corpus
