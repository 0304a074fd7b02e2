// CleanedFolder: cleaned pages as files, for scoring: DIR/ID.txt and the metadata of all as JSON.
#pragma once

#include "indexer/cleaned_sink.h"

#include <map>
#include <string>

namespace technews::indexer {

// Not thread-safe.
class CleanedFolder : public CleanedSink {
 public:
  // Makes the folder when there is none. Throws Error(io).
  explicit CleanedFolder(std::string folder);

  // Pages that are left out get an empty file, so that a score counts them.
  void add(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) override;
  // Writes titles.json, dates.json (days of the pages' own calendars) and metadata.json (title,
  // author, and date as published() gives it): objects by page name. Throws Error(io).
  void finish() override;

 private:
  struct Facts {
    std::string title;
    std::string author;
    std::string date;
    std::string moment;  // as in published()
  };
  std::string folder_;
  std::map<std::string, Facts> pages_;
};

// When an article was published: a moment in UTC, "2023-01-23T15:00:00Z", where the page tells or
// its country decides; else its date. Empty for none.
std::string published(const corpus::Article& article);

// The page's file name without its ending, or, in files of many, its id with '/' and the like
// escaped.
std::string page_name(const corpus::RawArticle& page);

}  // namespace technews::indexer
