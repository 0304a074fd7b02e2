// Dates as pages write them: values made by programs, and dates for readers in many languages.
#pragma once

#include "corpus/html/moments.h"
#include "shared/base/date.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace technews::corpus {

// What 02/03/2023 means.
enum class DayOrder { day_first, month_first };

// Month first in English, unless the host belongs to a country that writes the day first.
DayOrder day_order(std::string_view language, std::string_view host);

struct WrittenDate {
  base::Date date;
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// The first date in the text from byte from on that is known to the day: 2023-01-23, 23.01.2023,
// 23.1.23, 01/23/2023, 23 janvier 2023, January 23rd, 2023, 2023年1月23日, 2023. január 23.
// A day past 12 decides the order by itself. Linear. Thread-safe.
std::optional<WrittenDate> find_date(std::string_view text, DayOrder order, std::size_t from = 0);

struct DateValue {
  base::Date date;
  std::optional<WrittenTime> time;
};

// The date of a value such as a time element's: what find_date() finds, 20230123, 20230123T1000,
// seconds or milliseconds since 1970 (as a UTC day), 2023-01, 2023. A time zone shifts nothing:
// the day is the page's own. nullopt for anything else. Thread-safe.
std::optional<DateValue> parse_date_value(std::string_view text, DayOrder order);

}  // namespace technews::corpus
