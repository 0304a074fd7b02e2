// The rules by which parts of pages are left out, in words.
#pragma once

#include <string_view>

namespace technews::corpus {

// What a rule of Removal means, for people; empty for an unknown one. Thread-safe.
std::string_view meaning_of_rule(std::string_view rule);

}  // namespace technews::corpus
