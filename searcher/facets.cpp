#include "searcher/facets.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

constexpr std::array<std::pair<FacetField, std::string_view>, 6> facets{{
    {FacetField::site, "site"},
    {FacetField::section, "section"},
    {FacetField::author, "author"},
    {FacetField::year, "year"},
    {FacetField::month, "month"},
    {FacetField::language, "lang"},
}};

constexpr std::array<std::pair<TimelineUnit, std::string_view>, 4> units{{
    {TimelineUnit::day, "day"},
    {TimelineUnit::week, "week"},
    {TimelineUnit::month, "month"},
    {TimelineUnit::year, "year"},
}};

template <class Key>
std::optional<Key> named(const auto& table, std::string_view name) {
  for (const auto& [key, text] : table)
    if (text == name) return key;
  return std::nullopt;
}

std::string_view name_in(const auto& table, auto wanted) {
  for (const auto& [key, text] : table)
    if (key == wanted) return text;
  return {};
}

TimelineRow row_of(const base::Date& date) {
  TimelineRow row;
  row.period = date.to_string();
  row.days = base::DayRange{date.first_day(), date.last_day()};
  return row;
}

// ISO 8601: weeks begin on Monday and are of the year that their Thursday is in.
TimelineRow week_of(base::DayNumber day) {
  constexpr int days = 7;
  constexpr int thursday = 3;  // 1970-01-01 was one: days from Monday
  const int from_monday = ((day + thursday) % days + days) % days;
  const base::DayNumber monday = day - from_monday;
  const base::DayNumber middle = monday + thursday;
  const int year = base::date_of(middle).year;
  const int week = (middle - base::day_number(year, 1, 1)) / days + 1;
  TimelineRow row;
  row.period = fmt::format("{:04}-W{:02}", year, week);
  row.days = base::DayRange{monday, monday + days - 1};
  return row;
}

}  // namespace

std::optional<FacetField> facet_named(std::string_view name) {
  return named<FacetField>(facets, name);
}
std::string_view name_of(FacetField field) { return name_in(facets, field); }
std::string facet_names() {
  std::string list;
  for (const auto& [field, name] : facets) list += (list.empty() ? "" : " ") + std::string(name);
  return list;
}

std::optional<TimelineUnit> timeline_unit_named(std::string_view name) {
  return named<TimelineUnit>(units, name);
}
std::string_view name_of(TimelineUnit unit) { return name_in(units, unit); }

TimelineRow period_of(base::DayNumber day, TimelineUnit unit) {
  base::Date date = base::date_of(day);
  switch (unit) {
    case TimelineUnit::day:
      break;
    case TimelineUnit::week:
      return week_of(day);
    case TimelineUnit::month:
      date = {date.year, date.month, 1, base::DatePrecision::month};
      break;
    case TimelineUnit::year:
      date = {date.year, 1, 1, base::DatePrecision::year};
      break;
  }
  return row_of(date);
}

}  // namespace technews::searcher
