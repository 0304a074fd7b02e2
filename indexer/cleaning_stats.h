// CleaningStats: what cleaning took out of an archive, by site and by rule.
#pragma once

#include "indexer/cleaned_sink.h"
#include "shared/base/output.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace technews::indexer {

// Memory: a few numbers for each site and rule. Not thread-safe.
class CleaningStats : public CleanedSink {
 public:
  // Writes to out, which outlives it: a table, or with json one object.
  CleaningStats(base::Output& out, bool json) : out_(out), json_(json) {}

  void add(const corpus::RawArticle& page, const corpus::Cleaned& cleaned) override;
  void finish() override;

 private:
  struct Site {
    std::uint64_t pages = 0;
    std::uint64_t articles = 0;
    std::uint64_t listings = 0;
    std::uint64_t empty = 0;
    std::uint64_t bytes = 0;                       // of the articles' pages
    std::map<std::string, std::uint64_t> removed;  // bytes by rule
  };

  std::string table() const;
  std::string object() const;
  static std::string removed_by_rule(const Site& site, std::size_t most);
  static void add_to(Site& sum, const Site& site);

  base::Output& out_;
  bool json_;
  std::map<std::string, Site> sites_;
};

}  // namespace technews::indexer
