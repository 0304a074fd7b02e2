// How complaints look: the message, the query with a caret under what is meant, what to do.
#pragma once

#include "shared/base/diagnostic.h"
#include "shared/base/error.h"
#include "shared/terminal/policy.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace technews::terminal {

// How and for whom screens are drawn.
struct ScreenStyle {
  std::string program;  // "searcher"
  bool color = false;
  std::optional<int> width = {};  // columns to wrap to; nullopt: only the query is shortened
};
ScreenStyle error_style(std::string program, const TerminalPolicy& policy);

// "searcher: no index at ./news.db" and the hints under it, each line ended.
std::string error_screen(const base::Error& error, const ScreenStyle& style);

// "searcher: unknown field "titel"", the query with a caret, the hints; at most three problems,
// errors before notes, then the number of those left out. Empty for no diagnostics.
std::string diagnostics_screen(std::span<const base::Diagnostic> diagnostics,
                               std::string_view query, const ScreenStyle& style);

inline constexpr std::size_t problems_shown = 3;

}  // namespace technews::terminal
