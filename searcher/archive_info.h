// What an index holds, counted from its values: without reading a record, and of remote ones too.
#pragma once

#include "searcher/facets.h"
#include "shared/base/date.h"
#include "shared/index/reader.h"

#include <optional>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

struct ArchiveInfo {
  std::vector<index::IndexInfo> databases;
  std::size_t articles = 0;
  std::size_t stories = 0;
  std::size_t undated = 0;
  std::optional<base::DayNumber> first_day;  // of the articles' dates
  std::optional<base::DayNumber> last_day;
  std::vector<FacetRow> sites;  // most articles first
  std::vector<FacetRow> languages;
};

// Everything but the databases. Costs one run over all articles and one over those of stories.
// Throws Xapian::Error as the database does.
ArchiveInfo archive_info(const Xapian::Database& database);

}  // namespace technews::searcher
