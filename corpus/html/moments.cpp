#include "corpus/html/moments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include <fmt/format.h>
#include <unicode/gregocal.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/uloc.h>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::int32_t minute = 60;
constexpr std::int32_t hour = 60 * minute;
constexpr std::int64_t seconds_a_day = std::int64_t{24} * hour;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  void skip(std::string_view any) {
    text_.remove_prefix(std::min(text_.find_first_not_of(any), text_.size()));
  }
  bool take(std::string_view word) {
    if (text_.size() < word.size() ||
        !std::ranges::equal(text_.substr(0, word.size()), word, {}, lower))
      return false;
    text_.remove_prefix(word.size());
    return true;
  }
  // A number of at most two digits, below `limit`.
  std::optional<std::int32_t> number(std::int32_t limit) {
    const std::size_t digits = std::min<std::size_t>(text_.find_first_not_of("0123456789"), 2);
    std::int32_t value = 0;
    const std::string_view read = text_.substr(0, digits);
    if (std::from_chars(read.data(), read.data() + read.size(), value).ec != std::errc{} ||
        value >= limit)
      return std::nullopt;
    text_.remove_prefix(read.size());
    return value;
  }
  bool at_word() const {
    return !text_.empty() && ((lower(text_[0]) >= 'a' && lower(text_[0]) <= 'z') || text_[0] < 0);
  }

 private:
  std::string_view text_;
};

// Z, UTC, GMT, +01:00, -0700, +09.
std::optional<std::int32_t> read_offset(Scan& scan) {
  if (scan.take("z") || scan.take("utc") || scan.take("gmt"))
    return scan.at_word() ? std::nullopt : std::optional(0);
  const bool west = scan.take("-") || scan.take("−");
  if (!west && !scan.take("+")) return std::nullopt;
  const auto hours = scan.number(15);
  if (!hours) return std::nullopt;
  scan.take(":");
  const std::int32_t offset = *hours * hour + scan.number(60).value_or(0) * minute;
  return west ? -offset : offset;
}

// Domains of countries that the whole world takes for its sites.
bool is_generic(std::string_view domain) {
  constexpr std::array generic{"ac"sv, "ad"sv, "ai"sv, "am"sv, "as"sv, "bz"sv, "cc"sv, "cd"sv,
                               "co"sv, "dj"sv, "eu"sv, "fm"sv, "gg"sv, "im"sv, "io"sv, "is"sv,
                               "la"sv, "ly"sv, "me"sv, "ms"sv, "nu"sv, "sc"sv, "sh"sv, "sr"sv,
                               "su"sv, "tk"sv, "to"sv, "tv"sv, "vc"sv, "ws"sv};
  return std::ranges::find(generic, domain) != generic.end();
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

}  // namespace

std::optional<WrittenTime> parse_written_time(std::string_view text) {
  Scan scan(text);
  scan.skip(" ,t|T\t\n");
  const auto hours = scan.number(24);
  if (!hours || !scan.take(":")) return std::nullopt;
  const auto minutes = scan.number(60);
  if (!minutes) return std::nullopt;
  WrittenTime time{*hours * hour + *minutes * minute, std::nullopt};
  if (scan.take(":")) {
    time.second += scan.number(60).value_or(0);
    if (scan.take(".")) scan.skip("0123456789");
  }
  scan.skip(" ");
  const bool afternoon = scan.take("pm") || scan.take("p.m.");
  if (afternoon && *hours < 12) time.second += 12 * hour;
  if (!afternoon && (scan.take("am") || scan.take("a.m.")) && *hours == 12)
    time.second -= 12 * hour;
  scan.skip(" ");
  time.offset = read_offset(scan);
  return time;
}

std::string home_country(std::string_view language, std::string_view host) {
  const std::string_view domain = host.substr(host.rfind('.') + 1);
  if (domain.size() == 2 && !is_generic(domain)) return domain == "uk" ? "GB" : upper(domain);
  if (language.size() < 2) return {};
  std::array<char, ULOC_FULLNAME_CAPACITY> likely{};
  std::array<char, ULOC_COUNTRY_CAPACITY> country{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(std::string(language).c_str(), likely.data(),
                        static_cast<std::int32_t>(likely.size()), &status);
  uloc_getCountry(likely.data(), country.data(), static_cast<std::int32_t>(country.size()),
                  &status);
  return U_FAILURE(status) != 0 ? std::string{} : std::string(country.data());
}

std::optional<std::int64_t> local_moment(base::DayNumber day, std::int32_t second,
                                         const std::string& country) {
  if (country.size() != 2) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> names(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, country.c_str(), nullptr, status));
  if (U_FAILURE(status) != 0) return std::nullopt;
  const std::int64_t local = day * seconds_a_day + second;
  std::optional<std::int64_t> moment;
  while (const icu::UnicodeString* const name = names->snext(status)) {
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(*name));
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    zone->getOffset(static_cast<double>(local) * 1000, 1, raw, summer, status);
    if (U_FAILURE(status) != 0) return std::nullopt;
    const std::int64_t here = local - (raw + summer) / 1000;
    if (moment && *moment != here) return std::nullopt;
    moment = here;
  }
  return moment;
}

std::string moment_text(std::int64_t seconds) {
  const std::int64_t second = ((seconds % seconds_a_day) + seconds_a_day) % seconds_a_day;
  const auto day = static_cast<base::DayNumber>((seconds - second) / seconds_a_day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", base::date_of(day).to_string(), second / hour,
                     second / minute % 60, second % minute);
}

}  // namespace technews::corpus
