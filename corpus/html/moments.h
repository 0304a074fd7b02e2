// The moment of publication: the hour and zone that a date is written with, or its page is at home
// in.
#pragma once

#include "shared/base/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace technews::corpus {

// What stands behind a date: "T19:30:57-07:00", " 10:00", ", 5:07 PM UTC".
struct WrittenTime {
  std::int32_t second = 0;             // of the day
  std::optional<std::int32_t> offset;  // seconds east of UTC
};

// The time at the front of the text; nullopt for none. O(1). Thread-safe.
std::optional<WrittenTime> parse_written_time(std::string_view text);

// The ISO 3166 code of the country that a page is at home in: by its host's domain, else by the
// region of its language ("de-AT"), else by the country where most write that language (Unicode's
// likely subtags). Empty when nothing tells. Thread-safe.
std::string home_country(std::string_view language, std::string_view host);

// Seconds since 1970 in UTC of a second of a day in a country; nullopt for a country whose time
// zones differ that day. O(zones of the country). Thread-safe.
std::optional<std::int64_t> local_moment(base::DayNumber day, std::int32_t second,
                                         const std::string& country);

// "2023-01-23T15:00:00Z". Thread-safe.
std::string moment_text(std::int64_t seconds);

}  // namespace technews::corpus
