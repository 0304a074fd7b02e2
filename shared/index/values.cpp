#include "shared/index/values.h"

#include "shared/base/hash.h"

#include <algorithm>
#include <cstdint>

namespace technews::index {
namespace {

constexpr std::uint32_t sign_bit = 0x80000000U;

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>((number >> shift) & 0xFFU);
  return bytes;
}

// Order of the unsigned result is the order of days.
std::uint32_t biased(base::DayNumber day) { return static_cast<std::uint32_t>(day) ^ sign_bit; }

}  // namespace

std::string day_key(base::DayNumber day) { return big_endian(biased(day)); }

std::string lowest_day_key() { return std::string(4, '\0'); }

std::optional<base::DayNumber> day_of_key(std::string_view key) {
  if (key.size() != 4) return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : key) number = (number << 8) | static_cast<unsigned char>(c);
  return static_cast<base::DayNumber>(number ^ sign_bit);
}

std::string order_key(const std::optional<base::Date>& date, std::string_view id) {
  constexpr std::size_t compared = 200;
  const std::uint32_t inverted = date ? ~biased(date->last_day()) : 0xFFFFFFFFU;
  return big_endian(inverted).append(id.substr(0, compared));
}

std::string oldest_key(const std::optional<base::Date>& date, std::string_view id) {
  // No day is that late.
  const std::string day = date ? day_key(date->first_day()) : big_endian(0xFFFFFFFFU);
  return day + order_key(date, id);
}

std::string title_key(std::string_view title_words, const std::optional<base::Date>& date,
                      std::string_view id) {
  // No UTF-8 text has the byte 0xFF.
  std::string key(title_words.empty() ? std::string_view("\xFF") : title_words);
  key += '\0';
  return key += order_key(date, id);
}

std::string_view id_of_order_key(std::string_view key) {
  return key.substr(std::min(key.size(), sizeof(std::uint32_t)));
}

std::string source_key(std::string_view id, std::string_view raw_hash) {
  const std::uint64_t hash = base::hash64(raw_hash, base::hash64(id));
  return big_endian(static_cast<std::uint32_t>(hash >> 32)) +
         big_endian(static_cast<std::uint32_t>(hash));
}

}  // namespace technews::index
