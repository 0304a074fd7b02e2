// The date of a page: from its field, its URL, its text or its companion, and what can't be one.
#pragma once

#include "corpus/article.h"
#include "corpus/clean/tokens.h"
#include "shared/base/date.h"

#include <optional>
#include <string>
#include <string_view>

namespace technews::corpus {

// A date as people and programs write it: ISO 8601 with or without a time, RFC 822, "Jan 23,
// 2023", "23 January 2023", "2023/01/23", "26-FEB-1987", "880212", "2023-01", "2023". nullopt for
// anything else.
std::optional<base::Date> parse_written_date(std::string_view text);

// /2023/01/23/, /2023/jan/23/, /2023/01/, /2023-01-23- in a URL's path; nullopt for none.
std::optional<base::Date> date_in_url(std::string_view url);

// As starts_date(), of a word whose kind and that of its neighbours let a date begin.
bool is_date_at(const Words& words, std::size_t first);

// True where "Sep 29, 2023", "29 Sep 2023", "2023-09-29" or "3 days ago" begins.
inline bool starts_date(const Words& words, std::size_t first) {
  if (first + 3 > words.size()) return false;
  const bool may_be = words[first].has(word_number) ||
                      (words[first].has(word_capital) && words[first + 2].has(word_number));
  return may_be && is_date_at(words, first);
}

struct DateInWords {
  base::Date date;
  std::size_t words = 0;
};

// The date, known to the day, that begins with this word. O(1).
std::optional<DateInWords> date_at_word(const Words& words, std::size_t first);

struct DateBounds {
  base::DayNumber first = 0;            // before it nothing is believed
  std::optional<base::DayNumber> last;  // after it neither
};

struct DateFound {
  std::optional<SourcedDate> date;
  std::string rejected;  // the first that was found and can't be
};

// The ladder: a field with month or day, the URL, the text's dateline, a field with a year alone.
// text_date may be empty. A lower rung of the same year or month but finer wins over none.
DateFound choose_date(const RawArticle& page, const std::optional<base::Date>& text_date,
                      const DateBounds& bounds);

}  // namespace technews::corpus
