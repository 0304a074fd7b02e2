#include "searcher/query/dates.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using base::Date;
using base::DatePrecision;
using base::DayNumber;
using base::DayRange;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
}

DayRange whole(const Date& date) { return {date.first_day(), date.last_day()}; }

// The same day of the month so many months earlier, or that month's last day.
DayNumber months_before(DayNumber day, int months) {
  Date date = base::date_of(day);
  const int count = std::max(12, date.year * 12 + date.month - 1 - months);
  date.year = count / 12;
  date.month = count % 12 + 1;
  while (!base::is_valid_day(date.year, date.month, date.day)) --date.day;
  return date.first_day();
}

// "7d": that long ago until today.
std::optional<DayRange> read_span(std::string_view text, DayNumber today) {
  int count = 0;
  if (text.size() < 2 || text.size() > 6 || !is_digits(text.substr(0, text.size() - 1)))
    return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size() - 1, count);
  switch (text.back()) {
    case 'd':
      return DayRange{today - count, today};
    case 'w':
      return DayRange{today - 7 * count, today};
    case 'm':
      return DayRange{months_before(today, count), today};
    case 'y':
      return DayRange{months_before(today, 12 * std::min(count, 10000)), today};
    default:
      return std::nullopt;
  }
}

DayRange period(char unit, bool last, DayNumber today) {
  if (unit == 'w') {
    constexpr DayNumber days_before_first_monday = 3;  // 1970-01-01 was a Thursday
    const DayNumber since_monday = ((today + days_before_first_monday) % 7 + 7) % 7;
    const DayNumber monday = today - since_monday - (last ? 7 : 0);
    return {monday, monday + 6};
  }
  Date date = base::date_of(last ? months_before(today, unit == 'm' ? 1 : 12) : today);
  date.precision = unit == 'm' ? DatePrecision::month : DatePrecision::year;
  date.day = 1;
  if (unit == 'y') date.month = 1;
  return whole(date);
}

std::optional<DayRange> read_name(std::string_view text, DayNumber today) {
  if (text == "today") return DayRange{today, today};
  if (text == "yesterday") return DayRange{today - 1, today - 1};
  const bool last = text.starts_with("last-");
  if (!last && !text.starts_with("this-")) return std::nullopt;
  const std::string_view unit = text.substr(5);
  if (unit != "week" && unit != "month" && unit != "year") return std::nullopt;
  return period(unit.front(), last, today);
}

std::optional<DayRange> read_one(std::string_view text, DayNumber today) {
  if (const auto date = base::parse_iso_date(text)) return whole(*date);
  if (auto days = read_span(text, today)) return days;
  return read_name(text, today);
}

// What was probably meant: other separators, one-digit months, a day past the month's end.
std::optional<Date> nearest_date(std::string_view text) {
  int parts[3] = {0, 1, 1};
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text.size() && count < 3; ++count) {
    const std::size_t end = std::min(text.find_first_of("-/.", at), text.size());
    if (!is_digits(text.substr(at, end - at)) || end - at > 4) return std::nullopt;
    std::from_chars(text.data() + at, text.data() + end, parts[count]);
    at = end + 1;
  }
  if (count > 1 && parts[0] <= 31 && parts[2] >= 1000) std::swap(parts[0], parts[2]);
  const auto precision = static_cast<DatePrecision>(count);
  Date date{parts[0], std::clamp(parts[1], 1, 12), std::clamp(parts[2], 1, 31), precision};
  if (date.year < 1000) return std::nullopt;
  while (!base::is_valid_day(date.year, date.month, date.day)) --date.day;
  return date;
}

ReadDates complaint(std::string_view text, base::ByteSpan span) {
  ReadDates out;
  out.span = span;
  const std::string_view part = span.of(text);
  const auto nearest = nearest_date(part);
  const bool like_a_date = nearest && part.find_first_of("/.") == std::string_view::npos;
  out.code = like_a_date ? "impossible_date" : "bad_date";
  out.message = like_a_date ? fmt::format("the calendar has no {}", part)
                            : fmt::format("\"{}\" is not a date", part);
  if (nearest) {
    out.suggestion = std::string(text.substr(0, span.begin)) + nearest->to_string() +
                     std::string(text.substr(span.end));
  }
  return out;
}

ReadDates read_range(std::string_view text, std::size_t dots, DayNumber today) {
  ReadDates out;
  DayRange days;
  const base::ByteSpan sides[2] = {{0, dots}, {dots + 2, text.size()}};
  for (const base::ByteSpan side : sides) {
    if (side.empty()) continue;
    const auto read = read_one(side.of(text), today);
    if (!read) return complaint(text, side);
    (side.begin == 0 && dots > 0 ? days.first : days.last) =
        side.begin == 0 && dots > 0 ? read->first : read->last;
  }
  if (days.first && days.last && *days.last < *days.first) {
    out.code = "reversed_dates";
    out.message = fmt::format("the range {} ends before it begins", text);
    out.span = {0, text.size()};
    out.suggestion = fmt::format("{}..{}", sides[1].of(text), sides[0].of(text));
    return out;
  }
  if (!days.first && !days.last) return complaint(text, {0, text.size()});
  out.days = days;
  return out;
}

}  // namespace

ReadDates read_dates(std::string_view text, DayNumber today, DateUse use) {
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos && use == DateUse::range) return read_range(text, dots, today);
  ReadDates out;
  out.days = read_one(text, today);
  if (!out.days) return complaint(text, {0, text.size()});
  if (use == DateUse::since) out.days->last = std::nullopt;
  if (use == DateUse::until) {
    if (read_span(text, today)) out.days->last = out.days->first;
    out.days->first = std::nullopt;
  }
  return out;
}

std::string to_text(const DayRange& days) {
  const auto text = [](DayNumber day) { return base::date_of(day).to_string(); };
  if (!days.first || !days.last) {
    return (days.first ? text(*days.first) : "") + ".." + (days.last ? text(*days.last) : "");
  }
  for (const auto precision : {DatePrecision::year, DatePrecision::month, DatePrecision::day}) {
    Date date = base::date_of(*days.first);
    date.precision = precision;
    if (precision < DatePrecision::day) date.day = 1;
    if (precision < DatePrecision::month) date.month = 1;
    if (whole(date) == days) return date.to_string();
  }
  return text(*days.first) + ".." + text(*days.last);
}

}  // namespace technews::searcher
