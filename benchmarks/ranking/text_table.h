// TextTable: rows of cells as aligned lines.
#pragma once

#include <string>
#include <vector>

namespace technews::benchmarks {

// The first column stands to the left, the others to the right.
class TextTable {
 public:
  // Cells are sanitised.
  void add(std::vector<std::string> row);
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<int> widths_;
};

}  // namespace technews::benchmarks
