#include "benchmarks/ranking/qrels_json.h"

#include "benchmarks/ranking/trec_lines.h"
#include "shared/terminal/escape.h"

#include <initializer_list>

#include <nlohmann/json.hpp>

namespace technews::benchmarks {
namespace {

std::string member(const nlohmann::json& object, std::initializer_list<const char*> names,
                   const TrecLines& lines) {
  for (const char* name : names) {
    const auto found = object.find(name);
    if (found == object.end()) continue;
    const std::string text = found->is_string() ? found->get<std::string>() : found->dump();
    if (!text.empty()) return terminal::encode_id(text);
  }
  lines.refuse(std::string("the object has no ") + *names.begin());
}

}  // namespace

std::string trec_lines_of_json(std::string_view text, const std::string& name) {
  std::string result;
  std::size_t written = 0;
  TrecLines lines(text, name);
  while (lines.next()) {
    const auto object = nlohmann::json::parse(lines.line(), nullptr, false);
    if (!object.is_object()) lines.refuse("not a JSON object");
    result.append(lines.number() - 1 - written, '\n');
    written = lines.number();
    result += member(object, {"query_id", "query-id", "qid", "topic"}, lines) + " 0 " +
              member(object, {"doc_id", "corpus-id", "document", "docid"}, lines) + " " +
              member(object, {"relevance", "grade", "score"}, lines) + "\n";
  }
  return result;
}

}  // namespace technews::benchmarks
