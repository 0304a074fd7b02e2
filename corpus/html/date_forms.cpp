#include "corpus/html/date_forms.h"

#include "corpus/html/month_names.h"
#include "shared/base/utf8.h"
#include "shared/normalization/fold.h"

#include <algorithm>
#include <array>
#include <string>

namespace technews::corpus {
namespace {

using base::Date;
using base::DatePrecision;
using namespace std::string_view_literals;

constexpr int first_year = 1900;
constexpr int last_year = 2999;
constexpr std::size_t longest_month = 40;  // bytes

// First of ten digits that follow each other.
constexpr std::array<char32_t, 7> zeros{U'0', 0x660, 0x6F0, 0x966, 0x9E6, 0xFF10, 0xE50};

int digit_of(char32_t c) {
  for (const char32_t zero : zeros)
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  return -1;
}

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) ||
         c == 0x202F || c == 0x3000 || c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return !is_blank(c) && digit_of(c) < 0 && !(c >= 0x2010 && c <= 0x206F) &&
         !(c >= 0x80 && c <= 0xBF && c != 0xAA && c != 0xBA) && c != 0xFF0F && c != 0x60C;
}

enum class Kind { number, word, mark };

struct Token {
  Kind kind = Kind::mark;
  std::size_t begin = 0;
  std::size_t end = 0;
  int digits = 0;  // of a number
  int value = 0;
  bool blank_before = false;
  bool glued_before = false;  // a letter or digit stands right before it
};

// Up to eight tokens from a place on.
class Window {
 public:
  Window(std::string_view text, std::size_t from) : text_(text) {
    std::size_t at = from;
    while (count_ < tokens_.size() && read(at)) ++count_;
  }

  std::size_t size() const { return count_; }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  std::string_view text(std::size_t i) const {
    return i < count_ ? text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin) : ""sv;
  }
  bool is_number(std::size_t i, int least, int most) const {
    return i < count_ && tokens_[i].kind == Kind::number && tokens_[i].digits >= least &&
           tokens_[i].digits <= most;
  }
  bool is_year(std::size_t i) const {
    return is_number(i, 4, 4) && tokens_[i].value >= first_year && tokens_[i].value <= last_year;
  }
  bool is_word(std::size_t i) const { return i < count_ && tokens_[i].kind == Kind::word; }
  int value(std::size_t i) const { return tokens_[i].value; }

 private:
  bool read(std::size_t& at) {
    Token token;
    while (at < text_.size()) {
      const base::CodePoint c = base::decode_utf8(text_, at);
      if (!is_blank(c.value)) break;
      token.blank_before = true;
      at += c.length;
    }
    if (at >= text_.size()) return false;
    token.begin = at;
    const base::CodePoint first = base::decode_utf8(text_, at);
    at += first.length;
    if (digit_of(first.value) >= 0) {
      token.kind = Kind::number;
      add_digit(token, first.value);
      take(token, at, [](char32_t c) { return digit_of(c) >= 0; });
    } else if (is_letter(first.value)) {
      token.kind = Kind::word;
      take(token, at, is_letter);
    }
    token.end = at;
    tokens_[count_] = token;
    return true;
  }

  template <typename Predicate>
  void take(Token& token, std::size_t& at, Predicate belongs) {
    constexpr std::size_t longest = 60;
    while (at < text_.size() && at - token.begin < longest) {
      const base::CodePoint c = base::decode_utf8(text_, at);
      if (!belongs(c.value)) return;
      if (token.kind == Kind::number) add_digit(token, c.value);
      at += c.length;
    }
  }

  static void add_digit(Token& token, char32_t c) {
    ++token.digits;
    if (token.digits <= 8) token.value = token.value * 10 + digit_of(c);
  }

  std::string_view text_;
  std::array<Token, 9> tokens_;
  std::size_t count_ = 0;
};

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const std::string name = normalization::folded(word);
  const bool ascii = std::ranges::all_of(name, [](char c) { return (c & 0x80) == 0; });
  const std::size_t least = ascii ? 3 : 6;
  int abbreviated = 0;
  for (const MonthName& month : month_names) {
    if (name == month.name) return month.month;
    if (abbreviated == 0 && name.size() >= least && month.name.starts_with(name))
      abbreviated = month.month;
  }
  return abbreviated;
}

std::optional<Date> day(int year, int month, int of_month) {
  if (year < first_year || year > last_year || !base::is_valid_day(year, month, of_month))
    return std::nullopt;
  return Date{year, month, of_month, DatePrecision::day};
}

int full_year(const Token& token) {
  constexpr int first_of_this_century = 80;  // 79 is 2079, 80 is 1980
  if (token.digits != 2) return token.value;
  return token.value + (token.value < first_of_this_century ? 2000 : 1900);
}

bool is_separator(std::string_view text) {
  return text == "." || text == "/" || text == "-" || text == "‐" || text == "–" || text == "／" ||
         text == "‑";
}

struct Match {
  Date date;
  std::size_t tokens = 0;
};

std::optional<Match> match(const std::optional<Date>& date, std::size_t tokens) {
  if (!date) return std::nullopt;
  return Match{*date, tokens};
}

// 2023-01-23, 2023. 1. 23
std::optional<Match> year_first(const Window& w) {
  if (!w.is_year(0) || !w.is_number(2, 1, 2) || !w.is_number(4, 1, 2)) return std::nullopt;
  const bool marks = is_separator(w.text(1)) && w.text(1) == w.text(3);
  const bool ideographs =
      w.is_word(1) && w.is_word(3) &&
      ((w.text(1) == "年" && w.text(3) == "月") || (w.text(1) == "년" && w.text(3) == "월"));
  if (!marks && !ideographs) return std::nullopt;
  return match(day(w.value(0), w.value(2), w.value(4)), ideographs ? 6 : 5);
}

// 23.01.2023, 1/23/2023, 23.1.23
std::optional<Match> year_last(const Window& w, DayOrder order) {
  if (!w.is_number(0, 1, 2) || !w.is_number(2, 1, 2)) return std::nullopt;
  if (!is_separator(w.text(1)) || w.text(1) != w.text(3)) return std::nullopt;
  if (!w.is_year(4) && !w.is_number(4, 2, 2)) return std::nullopt;
  if (w[4].digits == 2 && (w.text(5) == w.text(1) && !w[5].blank_before && w.is_number(6, 1, 9)))
    return std::nullopt;  // 10.1.12.4 is an address or a version
  const int year = full_year(w[4]);
  int month = w.value(2);
  int of_month = w.value(0);
  const bool swapped = w.text(1) != "." && order == DayOrder::month_first;
  if ((swapped && of_month <= 12) || month > 12) std::swap(month, of_month);
  return match(day(year, month, of_month), 5);
}

bool is_filler(std::string_view word) {
  constexpr std::array fillers{"de"sv,  "del"sv, "of"sv, "d"sv,  "le"sv, "den"sv,
                               "van"sv, "the"sv, "st"sv, "nd"sv, "rd"sv, "th"sv,
                               "er"sv,  "º"sv,   "ª"sv,  "ro"sv, "do"sv, "г"sv};
  return std::ranges::find(fillers, word) != fillers.end() || word == "." || word == "," ||
         word == "'" || word == "’" || word == "/" || word == "-" || word == "،";
}

std::size_t skip_fillers(const Window& w, std::size_t i, std::size_t most) {
  while (most-- > 0 && i < w.size() && is_filler(w.text(i))) ++i;
  return i;
}

// 23 January 2023, 23rd of Jan., 2023, 24 نيسان / أبريل 2020
std::optional<Match> day_and_name(const Window& w) {
  if (!w.is_number(0, 1, 2)) return std::nullopt;
  std::size_t i = skip_fillers(w, 1, 2);
  if (!w.is_word(i)) return std::nullopt;
  const int month = month_of(w.text(i));
  if (month == 0) return std::nullopt;
  i = skip_fillers(w, i + 1, 2);
  if (w.is_word(i) && month_of(w.text(i)) == month) i = skip_fillers(w, i + 1, 1);
  if (w.is_year(i)) return match(day(w.value(i), month, w.value(0)), i + 1);
  const bool short_year = w.is_number(i, 2, 2) && !is_separator(w.text(i + 1)) &&
                          w.text(i + 1) != ":" && w.value(i) >= 10;
  return short_year ? match(day(full_year(w[i]), month, w.value(0)), i + 1) : std::nullopt;
}

// January 23rd, 2023
std::optional<Match> name_and_day(const Window& w) {
  const int month = month_of(w.text(0));
  if (month == 0) return std::nullopt;
  std::size_t i = skip_fillers(w, 1, 1);
  if (!w.is_number(i, 1, 2)) return std::nullopt;
  const int of_month = w.value(i);
  i = skip_fillers(w, i + 1, 2);
  return w.is_year(i) ? match(day(w.value(i), month, of_month), i + 1) : std::nullopt;
}

// 2023. január 23., 2023 Jan 23
std::optional<Match> year_and_name(const Window& w) {
  if (!w.is_year(0)) return std::nullopt;
  std::size_t i = skip_fillers(w, 1, 1);
  if (!w.is_word(i)) return std::nullopt;
  const int month = month_of(w.text(i));
  if (month == 0) return std::nullopt;
  i = skip_fillers(w, i + 1, 1);
  return w.is_number(i, 1, 2) && !w.is_year(i + 1)
             ? match(day(w.value(0), month, w.value(i)), i + 1)
             : std::nullopt;
}

bool is_ascii_word(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::optional<WrittenDate> date_at(std::string_view text, std::size_t at, DayOrder order) {
  const Window w(text, at);
  if (w.size() < 3) return std::nullopt;
  std::optional<Match> found;
  if (w.is_word(0)) {
    found = name_and_day(w);
  } else if (w.is_number(0, 1, 4)) {
    found = year_first(w);
    if (!found) found = year_last(w, order);
    if (!found) found = day_and_name(w);
    if (!found) found = year_and_name(w);
  }
  if (!found) return std::nullopt;
  return WrittenDate{found->date, w[0].begin, w[std::min(found->tokens, w.size()) - 1].end};
}

// Past letters; a digit ends a word in ASCII only before it: "v2" is none, "日2" is two.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const base::CodePoint c = base::decode_utf8(text, at);
    const bool ascii_tail = c.length == 1 && is_ascii_word(static_cast<unsigned char>(text[at]));
    const bool after_ascii = at > 0 && is_ascii_word(static_cast<unsigned char>(text[at - 1]));
    if (ascii_tail && digit_of(c.value) >= 0 && !after_ascii) break;
    if (!ascii_tail && !is_letter(c.value)) break;
    at += c.length;
  }
  return at;
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const base::CodePoint c = base::decode_utf8(text, at);
    if (digit_of(c.value) < 0) break;
    at += c.length;
  }
  return at;
}

// True for the second number of 1.2 and of 3/4.
bool continues_number(std::string_view text, std::size_t at) {
  if (at < 2) return false;
  const char before = text[at - 1];
  return (before == '.' || before == '-' || before == '/') && text[at - 2] >= '0' &&
         text[at - 2] <= '9';
}

bool holds(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; (at = list.find(word, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

// Seconds or milliseconds since 1970, between 1995 and 2100.
std::optional<DateValue> since_epoch(std::string_view text) {
  if (text.size() != 10 && text.size() != 13) return std::nullopt;
  std::int64_t seconds = 0;
  for (const char c : text.substr(0, 10)) {
    if (c < '0' || c > '9') return std::nullopt;
    seconds = seconds * 10 + (c - '0');
  }
  constexpr std::int64_t first = 788918400;
  constexpr std::int64_t last = 4102444800;
  if (seconds < first || seconds >= last) return std::nullopt;
  constexpr std::int64_t seconds_a_day = 86400;
  return DateValue{base::date_of(static_cast<base::DayNumber>(seconds / seconds_a_day)),
                   WrittenTime{static_cast<std::int32_t>(seconds % seconds_a_day), 0}};
}

std::optional<Date> compact(const Window& w) {
  if (!w.is_number(0, 8, 8) && !w.is_number(0, 12, 12) && !w.is_number(0, 14, 14))
    return std::nullopt;
  return day(w.value(0) / 10000, w.value(0) / 100 % 100, w.value(0) % 100);
}

}  // namespace

DayOrder day_order(std::string_view language, std::string_view host) {
  constexpr std::string_view day_first_domains =
      "uk ie au nz in za de at ch fr es it pt nl be pl cz sk ru ua br ar mx cl co pe se no dk fi "
      "gr "
      "tr il sg my hk ng ke pk bd lk ro bg hr rs si hu";
  const std::size_t dot = host.rfind('.');
  const std::string_view domain = dot == std::string_view::npos ? ""sv : host.substr(dot + 1);
  if (!domain.empty() && holds(day_first_domains, domain)) return DayOrder::day_first;
  if (domain == "us" || domain == "gov" || domain == "mil" || domain == "edu")
    return DayOrder::month_first;
  const std::string_view region = language.size() == 5 ? language.substr(3) : ""sv;
  if (!language.empty() && !language.starts_with("en")) return DayOrder::day_first;
  const bool elsewhere = !region.empty() && region != "US" && region != "us";
  return elsewhere ? DayOrder::day_first : DayOrder::month_first;
}

std::optional<WrittenDate> find_date(std::string_view text, DayOrder order, std::size_t from) {
  // A date holds a digit; where it begins with its month's name, that is the word before.
  std::size_t word = std::string_view::npos;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (std::size_t at = from; at < text.size();) {
    const unsigned char c = byte(at);
    if (c < 0x80 && !is_ascii_word(c)) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    if (const base::CodePoint first = base::decode_utf8(text, at); is_blank(first.value)) {
      at += first.length;
      continue;
    } else if (digit_of(first.value) < 0) {
      word = begin;
      at = end_of_word(text, at + first.length);
      continue;
    }
    if (word != std::string_view::npos && begin - word < longest_month + 4) {
      if (auto found = date_at(text, word, order)) return found;
    }
    word = std::string_view::npos;
    if (!continues_number(text, begin)) {
      if (auto found = date_at(text, begin, order)) return found;
    }
    at = end_of_digits(text, begin);
  }
  return std::nullopt;
}

std::optional<DateValue> parse_date_value(std::string_view text, DayOrder order) {
  constexpr std::size_t longest = 100;
  text = text.substr(0, longest);
  if (auto found = find_date(text, order))
    return DateValue{found->date, parse_written_time(text.substr(found->end))};
  const Window w(text, 0);
  if (auto found = compact(w)) return DateValue{*found, std::nullopt};
  if (w.size() == 1) {
    if (auto found = since_epoch(w.text(0))) return found;
    if (w.is_year(0)) return DateValue{{w.value(0), 1, 1, DatePrecision::year}, std::nullopt};
  }
  if (w.size() == 3 && w.is_year(0) && is_separator(w.text(1)) && w.is_number(2, 1, 2) &&
      w.value(2) >= 1 && w.value(2) <= 12) {
    return DateValue{{w.value(0), w.value(2), 1, DatePrecision::month}, std::nullopt};
  }
  return std::nullopt;
}

}  // namespace technews::corpus
