// Pages nested so deep that parsing them would take quadratic time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace technews::corpus {

// As in browsers' engines.
constexpr std::size_t deepest_element = 512;

// The page with blanks in place of the tags of elements nested deeper than deepest_element, so that
// every other byte stays where it is; nullopt when no element is. Linear.
std::optional<std::string> flatten_nesting(std::string_view page);

}  // namespace technews::corpus
