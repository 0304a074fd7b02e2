// From a tally to the rows of facets and timelines.
#include "searcher/tally.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

namespace technews::searcher {
namespace {

using base::Date;
using base::DatePrecision;
using index::Slot;

std::optional<Slot> slot_of(FacetField field) {
  switch (field) {
    case FacetField::site:
      return Slot::site;
    case FacetField::section:
      return Slot::section;
    case FacetField::author:
      return Slot::author;
    case FacetField::language:
      return Slot::language;
    case FacetField::year:
    case FacetField::month:
      break;
  }
  return std::nullopt;
}

DatePrecision precision_of(TimelineUnit unit) {
  if (unit == TimelineUnit::year) return DatePrecision::year;
  return unit == TimelineUnit::month ? DatePrecision::month : DatePrecision::day;
}

TimelineRow row_for(const std::optional<Date>& date, TimelineUnit unit) {
  if (!date) return {};
  if (date->precision >= precision_of(unit)) return period_of(date->first_day(), unit);
  TimelineRow row;
  row.period = date->to_string();
  row.days = base::DayRange{date->first_day(), date->last_day()};
  row.coarse = true;
  return row;
}

// The undated row last, a coarse one after all that it covers, the coarser the later.
bool is_earlier(const TimelineRow& left, const TimelineRow& right) {
  if (!left.days || !right.days) return left.days.has_value() && !right.days.has_value();
  if (left.days->last != right.days->last) return left.days->last < right.days->last;
  if (left.coarse != right.coarse) return right.coarse;
  return left.days->first > right.days->first;
}

// A row for every date of the tally, ordered, with its articles and stories.
std::vector<TimelineRow> rows_of(const Tally& tally, TimelineUnit unit) {
  std::map<std::string, TimelineRow> rows;
  const auto row_at = [&](const std::optional<Date>& date) -> TimelineRow& {
    TimelineRow row = row_for(date, unit);
    std::string key = row.period;
    return rows.try_emplace(std::move(key), std::move(row)).first->second;
  };
  for (const auto& [date, articles] : tally.by_date()) row_at(date).articles += articles;
  if (tally.undated() > 0) row_at(std::nullopt).articles = tally.undated();
  for (auto& [period, row] : rows) row.stories = row.articles;
  std::set<std::pair<std::string, std::string>> told;
  for (const Telling& telling : tally.tellings()) {
    TimelineRow& row = row_at(telling.date);
    if (!told.emplace(row.period, telling.story).second) --row.stories;
  }
  std::vector<TimelineRow> out;
  for (auto& [period, row] : rows) out.push_back(std::move(row));
  std::sort(out.begin(), out.end(), is_earlier);
  return out;
}

// With the periods that lie between those with articles. REQUIRES: ordered rows.
std::vector<TimelineRow> without_gaps(std::vector<TimelineRow> rows, TimelineUnit unit) {
  std::vector<TimelineRow> between;
  std::optional<base::DayNumber> next;
  for (const TimelineRow& row : rows) {
    if (!row.days || row.coarse) continue;
    while (next && *next < *row.days->first) {
      between.push_back(period_of(*next, unit));
      next = *between.back().days->last + 1;
    }
    next = *row.days->last + 1;
  }
  std::move(between.begin(), between.end(), std::back_inserter(rows));
  std::sort(rows.begin(), rows.end(), is_earlier);
  return rows;
}

Facet facet_of_dates(FacetField field, const Tally& tally) {
  const auto unit = field == FacetField::year ? TimelineUnit::year : TimelineUnit::month;
  Facet facet{field, {}};
  for (const TimelineRow& row : rows_of(tally, unit))
    facet.rows.push_back({row.period, row.articles, row.stories});
  const auto dated = std::find_if(facet.rows.begin(), facet.rows.end(),
                                  [](const FacetRow& row) { return row.value.empty(); });
  std::reverse(facet.rows.begin(), dated);
  return facet;
}

}  // namespace

void want(FacetField field, Tally::Wanted& wanted) {
  if (const auto slot = slot_of(field)) {
    wanted.slots.insert(*slot);
  } else {
    wanted.dates = true;
  }
}

Facet make_facet(FacetField field, const Tally& tally) {
  const auto slot = slot_of(field);
  if (!slot) return facet_of_dates(field, tally);
  Facet facet{field, {}};
  for (const auto& [value, count] : tally.by_value(*slot))
    facet.rows.push_back({value, count.articles, count.stories()});
  std::sort(facet.rows.begin(), facet.rows.end(), [](const FacetRow& left, const FacetRow& right) {
    if (left.value.empty() != right.value.empty()) return right.value.empty();
    return left.articles != right.articles ? left.articles > right.articles
                                           : left.value < right.value;
  });
  return facet;
}

Timeline make_timeline(TimelineUnit unit, const Tally& tally, const Tally& archive) {
  Timeline timeline{unit, without_gaps(rows_of(tally, unit), unit)};
  std::map<std::string, std::size_t> all;
  for (const TimelineRow& row : rows_of(archive, unit)) all[row.period] = row.articles;
  for (TimelineRow& row : timeline.rows)
    if (const auto found = all.find(row.period); found != all.end()) row.archive = found->second;
  return timeline;
}

}  // namespace technews::searcher
