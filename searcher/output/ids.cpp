#include "searcher/output/formats.h"
#include "shared/terminal/escape.h"

namespace technews::searcher {

std::string format_ids(const Answer& answer) {
  std::string out;
  for (const Hit& hit : answer.response.hits) out += terminal::encode_id(hit.id) + '\n';
  return out;
}

}  // namespace technews::searcher
