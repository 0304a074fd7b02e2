#include "searcher/rank/refusals.h"

#include "shared/base/error.h"
#include "shared/base/nearest.h"

#include <fmt/format.h>

namespace technews::searcher {

void refuse_name(const std::string& message, std::string_view typed,
                 const std::vector<std::string_view>& known, std::string_view what) {
  std::vector<std::string> hints;
  if (const auto nearest = base::nearest_name(typed, known))
    hints.push_back(fmt::format("did you mean {}?", *nearest));
  hints.push_back(known.empty() ? fmt::format("{}: none", what)
                                : fmt::format("{}: {}", what, fmt::join(known, " ")));
  throw base::Error(base::ErrorCode::usage, message, std::move(hints));
}

}  // namespace technews::searcher
