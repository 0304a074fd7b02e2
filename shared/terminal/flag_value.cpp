#include "shared/terminal/flag_value.h"

#include "shared/base/date.h"
#include "shared/base/error.h"
#include "shared/base/nearest.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace technews::terminal {
namespace {

template <typename Number>
std::optional<Number> whole_conversion(std::string_view text) {
  Number value{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string range_text(const Flag& flag) {
  const std::string least = std::to_string(flag.minimum);
  if (flag.maximum == INT64_MAX) return "a whole number of at least " + least;
  return "a whole number from " + least + " to " + std::to_string(flag.maximum);
}

std::string choices_text(const Flag& flag) {
  std::string text;
  for (std::size_t i = 0; i < flag.choices.size(); ++i) {
    if (i > 0) text += i + 1 == flag.choices.size() ? " or " : ", ";
    text += flag.choices[i];
  }
  return text;
}

}  // namespace

std::string value_form(const Flag& flag) {
  switch (flag.kind) {
    case ValueKind::integer:
      return range_text(flag);
    case ValueKind::number:
      return "a number of at least 0";
    case ValueKind::choice:
      return choices_text(flag);
    case ValueKind::date:
      return "a date: 2023, 2023-01 or 2023-01-23";
    default:
      return value_name(flag);
  }
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  return whole_conversion<std::int64_t>(text);
}

std::optional<double> parse_number(std::string_view text) {
  const auto value = whole_conversion<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

bool is_value(const Flag& flag, std::string_view text) {
  switch (flag.kind) {
    case ValueKind::none:
      return false;
    case ValueKind::text:
      return true;
    case ValueKind::file:
    case ValueKind::folder:
      return !text.empty();
    case ValueKind::integer: {
      const auto value = parse_integer(text);
      return value && *value >= flag.minimum && *value <= flag.maximum;
    }
    case ValueKind::number: {
      const auto value = parse_number(text);
      return value && *value >= 0;
    }
    case ValueKind::choice:
      return std::find(flag.choices.begin(), flag.choices.end(), text) != flag.choices.end();
    case ValueKind::date:
      return base::parse_iso_date(text).has_value();
  }
  return false;
}

void check_value(const Flag& flag, std::string_view spelled, std::string_view text) {
  if (is_value(flag, text)) return;
  std::vector<std::string> hints;
  if (const auto nearest = base::nearest_name(text, flag.choices))
    hints.push_back("did you mean " + std::string(spelled) + " " + *nearest + "?");
  throw base::Error(
      base::ErrorCode::usage,
      std::string(spelled) + " takes " + value_form(flag) + ", not \"" + std::string(text) + "\"",
      hints);
}

}  // namespace technews::terminal
