#include "searcher/archive_info.h"

#include "searcher/tally.h"

#include <algorithm>

namespace technews::searcher {

ArchiveInfo archive_info(const Xapian::Database& database) {
  Tally::Wanted wanted;
  wanted.dates = true;
  want(FacetField::site, wanted);
  want(FacetField::language, wanted);
  const Tally tally(database, Xapian::Query::MatchAll, wanted);
  ArchiveInfo info;
  info.articles = tally.all().articles;
  info.stories = tally.all().stories();
  info.undated = tally.undated();
  for (const auto& [date, articles] : tally.by_date()) {
    info.first_day = std::min(info.first_day.value_or(date.first_day()), date.first_day());
    info.last_day = std::max(info.last_day.value_or(date.last_day()), date.last_day());
  }
  info.sites = make_facet(FacetField::site, tally).rows;
  info.languages = make_facet(FacetField::language, tally).rows;
  return info;
}

}  // namespace technews::searcher
