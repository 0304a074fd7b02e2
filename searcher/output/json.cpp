#include "searcher/output/formats.h"
#include "searcher/output/json_parts.h"

namespace technews::searcher {

std::string format_json(const Answer& answer, const OutputOptions& options) {
  JsonWriter out;
  out.open_object().member("schema", json_schema);
  write_question(out, answer);
  out.key("hits").open_array();
  for (const Hit& hit : answer.response.hits) {
    out.open_object();
    write_hit(out, hit);
    out.close_object();
  }
  out.close_array();
  write_outcome(out, answer.response, options);
  out.close_object();
  return out.take() + '\n';
}

}  // namespace technews::searcher
