#include "shared/base/date.h"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace technews::base {
namespace {

std::chrono::year_month_day calendar(int year, int month, int day) {
  return std::chrono::year{year} / month / day;
}

// Exactly width digits, or nullopt.
std::optional<int> digits(std::string_view text, std::size_t width) {
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.size() != width || failure != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return text.front() == '-' ? std::nullopt : std::optional(value);
}

}  // namespace

DayNumber day_number(int year, int month, int day) {
  return static_cast<DayNumber>(
      std::chrono::sys_days{calendar(year, month, day)}.time_since_epoch().count());
}

bool is_valid_day(int year, int month, int day) {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         calendar(year, month, day).ok();
}

DayNumber Date::first_day() const { return day_number(year, month, day); }

DayNumber Date::last_day() const {
  switch (precision) {
    case DatePrecision::year:
      return day_number(year, 12, 31);
    case DatePrecision::month:
      return (month == 12 ? day_number(year + 1, 1, 1) : day_number(year, month + 1, 1)) - 1;
    case DatePrecision::day:
      break;
  }
  return first_day();
}

std::string Date::to_string() const {
  switch (precision) {
    case DatePrecision::year:
      return fmt::format("{:04}", year);
    case DatePrecision::month:
      return fmt::format("{:04}-{:02}", year, month);
    case DatePrecision::day:
      break;
  }
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Date date_of(DayNumber day) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{day}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day())), DatePrecision::day};
}

std::optional<Date> parse_iso_date(std::string_view text) {
  Date date;
  const auto year = digits(text.substr(0, 4), 4);
  if (!year || *year < 1) return std::nullopt;
  date.year = *year;
  date.precision = DatePrecision::year;
  if (text.size() == 4) return date;
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  const auto month = digits(text.substr(5, 2), 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  date.month = *month;
  date.precision = DatePrecision::month;
  if (text.size() == 7) return date;
  if (text.size() != 10 || text[7] != '-') return std::nullopt;
  const auto day = digits(text.substr(8, 2), 2);
  if (!day || !is_valid_day(*year, *month, *day)) return std::nullopt;
  date.day = *day;
  date.precision = DatePrecision::day;
  return date;
}

}  // namespace technews::base
