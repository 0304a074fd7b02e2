// Date: a calendar date known to the year, the month or the day, and ranges of days.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace technews::base {

enum class DatePrecision : std::uint8_t { year = 1, month = 2, day = 3 };

// Days since 1970-01-01 in the proleptic Gregorian calendar.
using DayNumber = std::int32_t;

DayNumber day_number(int year, int month, int day);
// True for a day that the calendar has (years 1 to 9999).
bool is_valid_day(int year, int month, int day);

// An interval of whole days: a Date of year precision covers its year.
struct Date {
  int year = 1970;
  int month = 1;  // 1 when the precision is year
  int day = 1;    // 1 when the precision is not day
  DatePrecision precision = DatePrecision::day;

  DayNumber first_day() const;
  DayNumber last_day() const;
  // "2023", "2023-01" or "2023-01-23", by precision.
  std::string to_string() const;

  friend bool operator==(const Date&, const Date&) = default;
};

Date date_of(DayNumber day);

// "2023", "2023-01", "2023-01-23" and nothing else; nullopt for any other text or a day that
// doesn't exist.
std::optional<Date> parse_iso_date(std::string_view text);

// Days first..last, both included; either end may be open.
struct DayRange {
  std::optional<DayNumber> first;
  std::optional<DayNumber> last;

  friend bool operator==(const DayRange&, const DayRange&) = default;
};

}  // namespace technews::base
