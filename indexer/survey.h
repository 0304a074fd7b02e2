// Survey: the first reading of a run: what is new, what the sites repeat, what the operands hold.
#pragma once

#include "corpus/clean/lessons.h"
#include "indexer/clean_choice.h"
#include "indexer/page_check.h"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

namespace technews::indexer {

struct SurveyOptions {
  bool learn = true;   // from new pages
  bool choose = true;  // whether records of files of many are cleaned
  std::string folder;  // where pages to learn from wait
};

// Memory: about 120 bytes a page. Not thread-safe.
class Survey {
 public:
  Survey(const PageCheck& check, corpus::CleaningModel model, SurveyOptions options);

  void look_at(const corpus::RawArticle& page, const std::string& hash);
  // At the end of the reading. Ends early when go_on, asked before every page, answers false.
  void finish(const std::function<bool()>& go_on);

  // Pages whose outcome isn't known without cleaning them.
  std::uint64_t open_pages() const { return open_pages_; }
  bool learned() const { return !lessons_.empty(); }
  bool holds_page(std::uint64_t key) const { return pages_.contains(key); }
  bool holds_id(const std::string& id) const;

  const corpus::CleaningModel& model() const { return model_; }
  const CleanChoice& choice() const { return choice_; }

 private:
  const PageCheck& check_;
  corpus::CleaningModel model_;
  SurveyOptions options_;
  corpus::Lessons lessons_;
  CleanChoice choice_;
  std::unordered_set<std::uint64_t> pages_;  // page_key()
  std::unordered_set<std::uint64_t> ids_;    // hashes
  std::uint64_t open_pages_ = 0;
};

}  // namespace technews::indexer
