#include "benchmarks/ranking/trec_lines.h"

#include "shared/base/error.h"

#include <algorithm>
#include <cstring>

namespace technews::benchmarks {

bool TrecLines::next() {
  while (at_ != end_) {
    ++number_;
    const auto left = static_cast<std::size_t>(end_ - at_);
    const void* const found = std::memchr(at_, '\n', left);
    const char* const stop = found == nullptr ? end_ : static_cast<const char*>(found);
    line_ = {at_, static_cast<std::size_t>(stop - at_)};
    at_ = stop == end_ ? end_ : stop + 1;
    if (!std::all_of(line_.begin(), line_.end(), blank)) return true;
  }
  return false;
}

std::size_t TrecLines::column_count() const {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : line_) {
    count += !inside && !blank(c) ? 1U : 0U;
    inside = !blank(c);
  }
  return count;
}

void TrecLines::refuse(const std::string& reason) const {
  throw base::Error(base::ErrorCode::io,
                    name_ + ", line " + std::to_string(number_) + ": " + reason);
}

}  // namespace technews::benchmarks
