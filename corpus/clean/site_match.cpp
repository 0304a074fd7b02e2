#include "corpus/clean/site_match.h"

#include <algorithm>
#include <vector>

namespace technews::corpus {
namespace {

constexpr std::size_t sample = 512;     // shingles of the page's head and tail, where menus stand
constexpr std::size_t enough = 16;      // of them that the site repeats
constexpr std::size_t lead_factor = 3;  // times as many as of any other site

std::vector<std::uint64_t> sampled_shingles(const Words& words) {
  std::vector<std::uint64_t> hashes;
  if (words.size() < shingle_words) return hashes;
  const std::size_t shingles = words.size() - shingle_words + 1;
  for (std::size_t i = 0; i < shingles; ++i) {
    if (i >= sample / 2 && i + sample / 2 < shingles) continue;
    hashes.push_back(words.hash(i, shingle_words));
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::size_t count_repeated(const CleaningModel::Implementation& model, const SiteModel& site,
                           const std::vector<std::uint64_t>& hashes) {
  const std::uint32_t minimum = boilerplate_pages(site);
  if (minimum == 0) return 0;
  return static_cast<std::size_t>(
      std::count_if(hashes.begin(), hashes.end(), [&](std::uint64_t hash) {
        const std::uint64_t counted = counted_hash(site, Counted::shingle, hash);
        return model.counts().may_count(counted) && model.counts().count(counted) >= minimum;
      }));
}

}  // namespace

const SiteModel* match_site(const CleaningModel::Implementation& model, std::string_view body) {
  Words words;
  words.scan(body);
  const std::vector<std::uint64_t> hashes = sampled_shingles(words);
  const SiteModel* best = nullptr;
  std::size_t most = 0;
  std::size_t second = 0;
  for (const SiteModel& site : model.sites()) {
    const std::size_t repeated = count_repeated(model, site, hashes);
    if (repeated > most) {
      second = most;
      most = repeated;
      best = &site;
    } else {
      second = std::max(second, repeated);
    }
  }
  return most >= enough && most >= second * lead_factor ? best : nullptr;
}

}  // namespace technews::corpus
