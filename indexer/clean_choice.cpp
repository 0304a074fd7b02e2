#include "indexer/clean_choice.h"

#include "corpus/clean/evidence.h"
#include "corpus/clean/model.h"
#include "corpus/clean/site_name.h"
#include "corpus/clean/tokens.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

struct WordCount {
  std::size_t all = 0;
  std::size_t repeated = 0;
};

// Words of the page, and how many of them stand in runs that many pages of the site hold.
WordCount count_words(const corpus::RawArticle& page, const corpus::CleaningModel& model) {
  corpus::Words words;
  words.scan(page.body);
  const corpus::SiteModel* site = model.implementation().find_site(corpus::site_name(page));
  if (site == nullptr) return {words.size(), 0};
  corpus::Evidence evidence;
  weigh_words(words, model.implementation(), site, corpus::boilerplate_pages(*site), evidence);
  const auto repeated =
      std::count(evidence.mark.begin(), evidence.mark.end(), corpus::Mark::repeated);
  return {words.size(), static_cast<std::size_t>(repeated)};
}

}  // namespace

bool CleanChoice::concerns(const corpus::RawArticle& page) {
  return page.form == corpus::BodyForm::flat && page.origin.record > 0;
}

void CleanChoice::look_at(const corpus::RawArticle& page, const std::string& page_hash) {
  if (!concerns(page)) return;
  std::map<std::string, corpus::RawArticle>& pages = samples_[page.origin.operand].pages;
  if (pages.size() >= sample_size && page_hash >= pages.rbegin()->first) return;
  pages.emplace(page_hash, page);
  if (pages.size() > sample_size) pages.erase(std::prev(pages.end()));
}

void CleanChoice::decide(const corpus::CleaningModel& model) {
  for (auto& [operand, sample] : samples_) {
    WordCount sum;
    for (const auto& [hash, page] : sample.pages) {
      const WordCount words = count_words(page, model);
      sum.all += words.all;
      sum.repeated += words.repeated;
    }
    sample.repeated =
        sum.all == 0 ? 0 : static_cast<double>(sum.repeated) / static_cast<double>(sum.all);
    sample.is_clean = sample.repeated < least_repeated;
    sample.pages.clear();
  }
}

corpus::CleanMode CleanChoice::mode_for(const corpus::RawArticle& page) const {
  if (!concerns(page)) return corpus::CleanMode::automatic;
  const auto sample = samples_.find(page.origin.operand);
  const bool is_clean = sample != samples_.end() && sample->second.is_clean;
  return is_clean ? corpus::CleanMode::none : corpus::CleanMode::automatic;
}

std::vector<std::string> CleanChoice::notes() const {
  std::vector<std::string> lines;
  for (const auto& [operand, sample] : samples_) {
    lines.push_back(fmt::format("{}: {}: its sites repeat {:.1f} % of their words ({})", operand,
                                sample.is_clean ? "left as it is" : "cleaned",
                                100 * sample.repeated,
                                sample.is_clean ? "--clean flat cleans it all the same"
                                                : "--clean none leaves it as it is"));
  }
  return lines;
}

}  // namespace technews::indexer
