// Facets and timelines: how the articles of a query fall into sites, authors, months and so on.
#pragma once

#include "shared/base/date.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

enum class FacetField : std::uint8_t { site, section, author, year, month, language };

struct FacetRow {
  // As the articles have it. Empty: they have none. Of a month an article may know the year alone:
  // its value is the year then.
  std::string value;
  std::size_t articles = 0;
  std::size_t stories = 0;

  friend bool operator==(const FacetRow&, const FacetRow&) = default;
};

// Every matching article is in one row.
struct Facet {
  FacetField field = FacetField::site;
  // Most articles first, then by value; years and months newest first. The row without a value is
  // the last.
  std::vector<FacetRow> rows;
};

enum class TimelineUnit : std::uint8_t { day, week, month, year };

struct TimelineRow {
  // "2023-01-23", "2023-W04" (ISO 8601), "2023-01", "2023"; empty: the articles have no date.
  std::string period;
  std::optional<base::DayRange> days;
  bool coarse = false;  // the articles' dates are known to this period alone, longer than the unit
  std::size_t articles = 0;
  std::size_t stories = 0;
  std::size_t archive = 0;  // articles of the whole index in this row

  friend bool operator==(const TimelineRow&, const TimelineRow&) = default;
};

// Every matching article is in one row. Rows in the order of time, periods without an article
// between others included; a coarse row after the periods it covers, the undated one last.
struct Timeline {
  TimelineUnit unit = TimelineUnit::month;
  std::vector<TimelineRow> rows;
};

// "site", "lang", …: as typed in --facets and printed.
std::optional<FacetField> facet_named(std::string_view name);
std::string_view name_of(FacetField field);
std::string facet_names();  // all of them, blanks between
std::string_view name_of(TimelineUnit unit);
std::optional<TimelineUnit> timeline_unit_named(std::string_view name);

// The period of the unit that the day is in.
TimelineRow period_of(base::DayNumber day, TimelineUnit unit);

}  // namespace technews::searcher
