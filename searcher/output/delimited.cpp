#include "searcher/output/delimited.h"

#include "shared/terminal/escape.h"

namespace technews::searcher {

std::string Cell::in(Format format) const {
  if (format == Format::tsv) return terminal::tsv_field(text_);
  return is_text_ ? terminal::csv_text_field(text_) : terminal::csv_field(text_);
}

DelimitedRows::DelimitedRows(Format format, std::initializer_list<Cell> heading) : format_(format) {
  if (format == Format::csv) add(heading);
}

void DelimitedRows::add(std::initializer_list<Cell> row) {
  bool is_first = true;
  for (const Cell& cell : row) {
    if (!is_first) text_ += format_ == Format::csv ? ',' : '\t';
    is_first = false;
    text_ += cell.in(format_);
  }
  text_ += '\n';
}

}  // namespace technews::searcher
