#include "searcher/output/formats.h"
#include "searcher/output/json_parts.h"

namespace technews::searcher {
namespace {

template <class Members>
std::string record(std::string_view type, const Answer& answer, const Members& members) {
  JsonWriter out;
  out.open_object().member("type", type);
  out.member("query_id", answer.query_id);
  members(out);
  out.close_object();
  return out.take() + '\n';
}

}  // namespace

std::string format_jsonl(const Answer& answer, const OutputOptions& options) {
  std::string text = record("begin", answer, [&](JsonWriter& out) {
    out.member("schema", json_schema);
    write_question(out, answer);
  });
  for (const Hit& hit : answer.response.hits)
    text += record("hit", answer, [&](JsonWriter& out) { write_hit(out, hit); });
  text +=
      record("end", answer, [&](JsonWriter& out) { write_outcome(out, answer.response, options); });
  return text;
}

}  // namespace technews::searcher
