// Dates as people type them after date:, since: and until:.
#pragma once

#include "shared/base/byte_span.h"
#include "shared/base/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace technews::searcher {

// date: takes a range; since: and until: one date, the start or end of an open range.
enum class DateUse : std::uint8_t { range, since, until };

struct ReadDates {
  std::optional<base::DayRange> days;
  // When days is empty: what is wrong with which bytes of the text, and what to type instead.
  std::string code;
  std::string message;
  base::ByteSpan span;
  std::optional<std::string> suggestion;
};

// "2023", "2023-01", "2023-01-23", "a..b", "..b", "a..", "7d" "2w" "3m" "1y" (so long ago until
// today), "today", "yesterday", "this-week", "last-week" (from Monday), -month, -year.
// today is the current day (UTC). until:7d ends so long ago. Thread-safe.
ReadDates read_dates(std::string_view text, base::DayNumber today, DateUse use = DateUse::range);

// What may stand after date:, for hints.
inline constexpr std::string_view date_forms =
    "2023, 2023-01, 2023-01-23, 2022..2023, ..2023, 7d, yesterday, last-month";

// The shortest text that read_dates() reads as these days: "2023-01", "2023-01-05..".
std::string to_text(const base::DayRange& days);

}  // namespace technews::searcher
