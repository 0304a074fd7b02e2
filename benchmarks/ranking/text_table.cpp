#include "benchmarks/ranking/text_table.h"

#include "shared/terminal/width.h"

#include <algorithm>

namespace technews::benchmarks {

void TextTable::add(std::vector<std::string> row) {
  widths_.resize(std::max(widths_.size(), row.size()));
  for (std::size_t i = 0; i < row.size(); ++i)
    widths_[i] = std::max(widths_[i], terminal::safe_width(row[i]));
  rows_.push_back(std::move(row));
}

std::string TextTable::text() const {
  std::string out;
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const int fill = widths_[i] - terminal::safe_width(row[i]);
      const std::string blanks(static_cast<std::size_t>(fill), ' ');
      out += i == 0 ? row[i] + blanks : "  " + blanks + row[i];
    }
    out.erase(out.find_last_not_of(' ') + 1);
    out += '\n';
  }
  return out;
}

}  // namespace technews::benchmarks
