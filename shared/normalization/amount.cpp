#include "shared/normalization/amount.h"

#include <algorithm>
#include <array>

namespace technews::normalization {
namespace {

struct Spelling {
  std::string_view from;
  std::string_view to;
};

constexpr std::array words{
    Spelling{"billion", "bn"},
    Spelling{"million", "m"},
    Spelling{"trillion", "tn"},
    Spelling{"percent", "%"},
};
constexpr std::array suffixes{Spelling{"mn", "m"}, Spelling{"trn", "tn"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::string_view> magnitude(std::string_view form) {
  for (const Spelling& word : words) {
    if (word.from == form) return word.to;
  }
  return std::nullopt;
}

std::string canonical_number(std::string_view form, bool currency) {
  std::string number(form);
  std::erase(number, ',');
  const auto letters = std::find_if_not(number.begin(), number.end(),
                                        [](char c) { return is_digit(c) || c == '.'; });
  const std::string_view suffix(number.data() + (letters - number.begin()),
                                static_cast<std::size_t>(number.end() - letters));
  for (const Spelling& spelling : suffixes) {
    if (suffix == spelling.from) {
      return number.substr(0, number.size() - suffix.size()).append(spelling.to);
    }
  }
  if (currency && suffix == "b") number += 'n';
  return number;
}

}  // namespace technews::normalization
