#include "corpus/clean/dates.h"

#include "corpus/clean/site_name.h"

#include <algorithm>
#include <array>
#include <vector>

namespace technews::corpus {
namespace {

using base::Date;
using base::DatePrecision;

// "January", "Jan", "Jan." and "Sept" → 1 to 12; 0 for no month.
int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  if (word.size() < 3 || word.size() > 9) return 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string_view name = names[i];
    if (word.size() > name.size()) continue;
    if (word.size() != 3 && word.size() != name.size() && word.size() != 4) continue;
    const bool equal = std::equal(word.begin(), word.end(), name.begin(),
                                  [](char c, char n) { return (c | 0x20) == n; });
    if (equal) return static_cast<int>(i) + 1;
  }
  return 0;
}

// The number of a word of at most most digits, with "st", "th" and punctuation after it; -1 if it
// is none.
int number_of(std::string_view word, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9' && digits <= most) {
    value = value * 10 + (word[digits++] - '0');
  }
  if (digits < least || digits > most) return -1;
  std::string_view rest = word.substr(digits);
  if (most == 2 && rest.size() >= 2 &&
      (rest.starts_with("st") || rest.starts_with("nd") || rest.starts_with("rd") ||
       rest.starts_with("th"))) {
    rest.remove_prefix(2);
  }
  return rest.find_first_not_of(".,;:)|") == std::string_view::npos ? value : -1;
}

std::optional<Date> day(int year, int month, int of_month) {
  if (!base::is_valid_day(year, month, of_month)) return std::nullopt;
  return Date{year, month, of_month, DatePrecision::day};
}

std::optional<Date> month(int year, int number) {
  if (number < 1 || number > 12 || year < 1) return std::nullopt;
  return Date{year, number, 1, DatePrecision::month};
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// "Jan 23, 2023" and "23 January 2023" in parts [i, i+3).
std::optional<Date> written_day(std::string_view a, std::string_view b, std::string_view c) {
  const int year = number_of(c, 4, 4);
  if (year < 0) return std::nullopt;
  if (const int named = month_of(a); named != 0) return day(year, named, number_of(b, 1, 2));
  if (const int named = month_of(b); named != 0) return day(year, named, number_of(a, 1, 2));
  return std::nullopt;
}

// 880212: the year first, of the last century. Only years that can be neither a day nor a month are
// read so (RFC 5322, 4.3: 50 to 99 are 1950 to 1999); other six digits may be in any order.
std::optional<Date> short_day(std::string_view digits) {
  constexpr int least = 50;
  if (number_of(digits, 6, 6) < least * 10'000) return std::nullopt;
  return day(1900 + number_of(digits.substr(0, 2), 2, 2), number_of(digits.substr(2, 2), 2, 2),
             number_of(digits.substr(4, 2), 2, 2));
}

// 2023-01-23, 2023/01/23, 2023.01.23, 20230123 or 880212 at the front of the text.
std::optional<Date> numeric_day(std::string_view text) {
  const std::string_view head = text.substr(0, std::min(text.find_first_of("T "), text.size()));
  const std::vector<std::string_view> parts = split(head, "-/.");
  if (parts.size() == 3 && parts[0].size() == 4) {
    return day(number_of(parts[0], 4, 4), number_of(parts[1], 1, 2), number_of(parts[2], 1, 2));
  }
  if (parts.size() == 1 && head.size() == 8 && number_of(head, 8, 8) > 0) {
    return day(number_of(head.substr(0, 4), 4, 4), number_of(head.substr(4, 2), 2, 2),
               number_of(head.substr(6, 2), 2, 2));
  }
  if (parts.size() == 1 && head.size() == 6) return short_day(head);
  return std::nullopt;
}

bool possible(const Date& date, const DateBounds& bounds) {
  return date.last_day() >= bounds.first && (!bounds.last || date.first_day() <= *bounds.last);
}

}  // namespace

std::optional<Date> parse_written_date(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  if (auto exact = numeric_day(text)) return exact;
  const std::vector<std::string_view> parts = split(text, " ,/-\t");
  if (parts.size() == 1) {
    const int year = text.size() == 4 ? number_of(text, 4, 4) : -1;
    if (year < 1) return std::nullopt;
    return Date{year, 1, 1, DatePrecision::year};
  }
  if (parts.size() == 2 && parts[0].size() == 4) {
    return month(number_of(parts[0], 4, 4), number_of(parts[1], 1, 2));
  }
  if (parts.size() == 2 && month_of(parts[0]) != 0) {
    return month(number_of(parts[1], 4, 4), month_of(parts[0]));
  }
  for (std::size_t i = 0; i + 3 <= parts.size() && i < 3; ++i) {
    if (auto found = written_day(parts[i], parts[i + 1], parts[i + 2])) return found;
  }
  return std::nullopt;
}

std::optional<Date> date_in_url(std::string_view url) {
  const std::vector<std::string_view> parts = split(url_path(url), "/");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].size() >= 10 && parts[i][4] == '-' && parts[i][7] == '-') {
      if (auto exact = numeric_day(parts[i].substr(0, 10))) return exact;
    }
    if (parts[i].size() != 4 || number_of(parts[i], 4, 4) < 1900) continue;
    if (i + 1 >= parts.size() || number_of(parts[i], 4, 4) > 2200) continue;
    const int year = number_of(parts[i], 4, 4);
    const int named = month_of(parts[i + 1]);
    const int number = named != 0 ? named : number_of(parts[i + 1], 1, 2);
    if (number < 1 || number > 12) continue;
    if (i + 2 < parts.size() && parts[i + 2].size() <= 2) {
      if (auto exact = day(year, number, number_of(parts[i + 2], 1, 2))) return exact;
    }
    return month(year, number);
  }
  return std::nullopt;
}

bool is_date_at(const Words& words, std::size_t first) {
  const std::string_view a = words.text(first);
  if (a.size() == 10 && a[4] == '-' && numeric_day(a)) return true;
  const std::string_view c = words.text(first + 2);
  if (c == "ago" && number_of(a, 1, 3) > 0) return true;
  return words[first + 2].has(word_number) && written_day(a, words.text(first + 1), c).has_value();
}

std::optional<DateInWords> date_at_word(const Words& words, std::size_t first) {
  const std::string_view word = words.text(first);
  if (word.size() == 10 && word[4] == '-') {
    if (const auto exact = numeric_day(word)) return DateInWords{*exact, 1};
  }
  if (first + 3 > words.size() || !words[first + 2].has(word_number)) return std::nullopt;
  const auto found = written_day(word, words.text(first + 1), words.text(first + 2));
  return found ? std::optional(DateInWords{*found, 3}) : std::nullopt;
}

DateFound choose_date(const RawArticle& page, const std::optional<Date>& text_date,
                      const DateBounds& bounds) {
  DateFound found;
  const auto offer = [&](const std::optional<Date>& date, const char* source) {
    if (!date) return;
    if (!possible(*date, bounds)) {
      if (found.rejected.empty()) found.rejected = date->to_string();
      return;
    }
    if (!found.date) found.date = SourcedDate{*date, source};
  };
  const std::optional<Date> field = parse_written_date(page.date);
  const bool precise = field && field->precision != DatePrecision::year;
  if (precise) offer(field, "field");
  if (!page.date.empty() && !field) found.rejected = page.date;
  offer(date_in_url(page.url), "url");
  offer(text_date, "text");
  if (!precise) offer(field, page.companion ? "companion" : "field");
  return found;
}

}  // namespace technews::corpus
