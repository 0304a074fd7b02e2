// Refusals of names in a scheme's text: what is wrong, the nearest name, and all there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace technews::searcher {

template <typename Rows>
std::vector<std::string_view> names_of(const Rows& rows) {
  std::vector<std::string_view> names;
  for (const auto& row : rows) names.push_back(row.name);
  return names;
}

// Throws Error(usage) with the hints "did you mean X?" and "WHAT: every known name".
[[noreturn]] void refuse_name(const std::string& message, std::string_view typed,
                              const std::vector<std::string_view>& known, std::string_view what);

}  // namespace technews::searcher
