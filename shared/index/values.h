// What stands in the value slots: keys that sort as bytes.
#pragma once

#include "shared/base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace technews::index {

// Slot::first_day and Slot::last_day: four bytes that sort as the day does. An undated article has
// no value there, and Xapian takes a missing value for the empty one: a range without a beginning
// must start at lowest_day_key(), or it also finds undated articles.
std::string day_key(base::DayNumber day);
std::string lowest_day_key();

// nullopt for bytes that are no day key.
std::optional<base::DayNumber> day_of_key(std::string_view key);

// Slot::order: ascending is newest first (by the last day the date covers), undated articles last,
// then by id. Ids are compared by their first 200 bytes.
std::string order_key(const std::optional<base::Date>& date, std::string_view id);

// Slot::oldest: ascending is oldest first (by the first day the date covers), undated articles
// last, then as Slot::order. Slot::title: by title_words, articles without any last, then as
// Slot::order. One slot holds the whole order because remote databases can't put several together.
std::string oldest_key(const std::optional<base::Date>& date, std::string_view id);
std::string title_key(std::string_view title_words, const std::optional<base::Date>& date,
                      std::string_view id);

// The id in an order key, or its first 200 bytes. The view is into key.
std::string_view id_of_order_key(std::string_view key);

// Slot::source: eight bytes that are the same for the same id and raw page.
std::string source_key(std::string_view id, std::string_view raw_hash);

}  // namespace technews::index
