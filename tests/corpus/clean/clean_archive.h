// The shared archive and its hand-marked pages, for tests on real data.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/cleaner.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace technews::tests {

struct MarkedPage {
  corpus::RawArticle raw;
  std::string title;
  std::string body;
};

// Folder named by TECHNEWS_SHARED; nullopt, with a line that says so, when it isn't there.
std::optional<std::filesystem::path> shared_folder();

std::vector<corpus::RawArticle> archive_pages(const std::filesystem::path& shared);
std::vector<MarkedPage> marked_pages(const std::filesystem::path& shared);

// The page as read without its companion: what titles from the text alone are measured on.
corpus::RawArticle without_companion(const corpus::RawArticle& page);

std::string site_of_page(const corpus::RawArticle& page);

struct CleanScores {
  std::vector<double> bodies;  // bag-of-words F1
  int titles = 0;
  int text_titles = 0;  // from the text alone

  double mean() const;
  double worst() const;
};

// Cleans a marked page, as it is and without its companion. With TECHNEWS_CLEAN_OUT set to a
// folder, writes the body (ID.txt) there.
void score_marked(const MarkedPage& page, const corpus::CleaningModel& model, CleanScores& scores);

}  // namespace technews::tests
