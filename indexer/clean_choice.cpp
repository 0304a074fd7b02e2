#include "indexer/clean_choice.h"

#include <variant>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

// The part of a page that cleaning would take away because its site repeats it; all of a page that
// it would reject.
std::size_t bytes_removed(const corpus::RawArticle& page, const corpus::CleaningModel& model) {
  const corpus::Cleaned cleaned = corpus::clean(page, model, corpus::CleanMode::flat);
  const auto* article = std::get_if<corpus::Article>(&cleaned);
  if (article == nullptr) return page.body.size();
  std::size_t removed = 0;
  for (const corpus::Removal& removal : article->removed) removed += removal.span.size();
  return removed - std::min(removed, article->title_span.size());
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
    std::size_t bytes = 0;
    std::size_t removed = 0;
    for (const auto& [hash, page] : sample.pages) {
      bytes += page.body.size();
      removed += bytes_removed(page, model);
    }
    sample.repeated = bytes == 0 ? 0 : static_cast<double>(removed) / static_cast<double>(bytes);
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
    lines.push_back(fmt::format("{}: {}: its pages repeat {:.1f} % of their text ({})", operand,
                                sample.is_clean ? "left as it is" : "cleaned",
                                100 * sample.repeated,
                                sample.is_clean ? "--clean flat cleans it all the same"
                                                : "--clean none leaves it as it is"));
  }
  return lines;
}

}  // namespace technews::indexer
