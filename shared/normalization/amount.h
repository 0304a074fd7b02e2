// Amounts of money and large numbers: one spelling for $10bn, $10B and $10 billion.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace technews::normalization {

// What a word after a number adds to it: "billion" -> "bn", "million" -> "m", "trillion" -> "tn",
// "percent" -> "%"; nullopt for any other word.
std::optional<std::string_view> magnitude(std::string_view form);

// The one spelling of a folded number: thousands without commas, 10mn and 10trn as 10m and 10tn,
// and, after the sign of a currency, 10b as 10bn.
std::string canonical_number(std::string_view form, bool currency);

}  // namespace technews::normalization
