#include "searcher/output/formats.h"
#include "shared/terminal/escape.h"

namespace technews::searcher {

std::string format_tsv(const Answer& answer, const OutputOptions& options) {
  std::string out;
  for (const Hit& hit : answer.response.hits) {
    bool first = true;
    for (const Column column : options.columns) {
      if (!first) out += '\t';
      first = false;
      const std::string text = column_text(hit, column);
      out += terminal::tsv_field(column == Column::id ? terminal::encode_id(text) : text);
    }
    out += '\n';
  }
  return out;
}

}  // namespace technews::searcher
