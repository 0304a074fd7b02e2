#include "indexer/clean_choice.h"

#include <fmt/format.h>

namespace technews::indexer {

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
    corpus::RepeatedWords sum;
    for (const auto& [hash, page] : sample.pages) {
      const corpus::RepeatedWords words = count_repeated_words(page, model);
      sum.words += words.words;
      sum.repeated += words.repeated;
    }
    sample.repeated =
        sum.words == 0 ? 0 : static_cast<double>(sum.repeated) / static_cast<double>(sum.words);
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
