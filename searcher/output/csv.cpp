#include "searcher/output/formats.h"
#include "shared/terminal/escape.h"

namespace technews::searcher {
namespace {

std::string field(const Hit& hit, Column column) {
  const std::string text = column_text(hit, column);
  if (column == Column::id) return terminal::csv_text_field(terminal::encode_id(text));
  return is_text(column) ? terminal::csv_text_field(text) : terminal::csv_field(text);
}

template <class Text>
std::string line(const std::vector<Column>& columns, const Text& text) {
  std::string out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out += ',';
    out += text(columns[i]);
  }
  return out + "\n";
}

}  // namespace

std::string format_csv(const Answer& answer, const OutputOptions& options) {
  std::string out =
      line(options.columns, [](Column column) { return std::string(name_of(column)); });
  for (const Hit& hit : answer.response.hits)
    out += line(options.columns, [&](Column column) { return field(hit, column); });
  return out;
}

}  // namespace technews::searcher
