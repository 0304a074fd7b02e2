#include "searcher/serve_request.h"

#include "searcher/cli_flags.h"
#include "searcher/cli_request.h"
#include "searcher/output/json_writer.h"
#include "shared/base/nearest.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::searcher {
namespace {

using nlohmann::json;
using terminal::Flag;
using terminal::ValueKind;

[[noreturn]] void refuse(const std::string& message, std::vector<std::string> hints = {}) {
  throw base::Error(base::ErrorCode::usage, message, std::move(hints));
}

// What a request may hold beside its id and query: all that shapes an answer, nothing that belongs
// to the process or to a terminal.
bool is_of_a_request(const Flag& flag) {
  static constexpr std::string_view groups[] = {"Query", "Filters", "Results"};
  static constexpr std::string_view single[] = {"show", "timing"};
  return std::ranges::find(groups, flag.group) != std::end(groups) ||
         std::ranges::find(single, flag.name) != std::end(single);
}

const Flag& flag_named(const std::string& name) {
  std::vector<std::string_view> names{"id", "query"};
  for (const Flag& flag : searcher_program().commands.front().flags) {
    if (!is_of_a_request(flag)) continue;
    if (flag.name == name) return flag;
    names.push_back(flag.name);
  }
  std::vector<std::string> hints;
  if (const auto nearest = base::nearest_name(name, names))
    hints.push_back("did you mean \"" + *nearest + "\"?");
  refuse("a request has no member \"" + name + "\"", hints);
}

std::string value_of(const Flag& flag, const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  refuse(fmt::format("\"{}\" takes a string{}", flag.name,
                     flag.kind == ValueKind::integer ? " or a number" : ""));
}

void add_member(const std::string& name, const json& value, std::vector<std::string>& arguments) {
  const Flag& flag = flag_named(name);
  const std::string spelled = "--" + name;
  if (value.is_null()) return;
  if (flag.kind == ValueKind::none) {
    if (!value.is_boolean()) refuse("\"" + name + "\" takes true or false");
    if (value.get<bool>()) arguments.push_back(spelled);
  } else if (value.is_array() && flag.repeatable) {
    for (const json& element : value) arguments.push_back(spelled + "=" + value_of(flag, element));
  } else {
    arguments.push_back(spelled + "=" + value_of(flag, value));
  }
}

// Depth costs nothing: the parser keeps its own stack.
json parse_object(std::string_view line) {
  json object = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (object.is_discarded())
    refuse("the line is not JSON", {R"(like this: {"id":1,"query":"openai"})"});
  if (!object.is_object())
    refuse("the line is not a JSON object", {R"(like this: {"id":1,"query":"openai"})"});
  return object;
}

std::string id_of(const json& object) {
  const auto id = object.find("id");
  if (id == object.end() || id->is_null()) return "null";
  if (id->is_string()) return JsonWriter().value(id->get_ref<const std::string&>()).take();
  if (id->is_number_integer()) return id->dump();
  refuse("\"id\" is neither a string nor a whole number");
}

std::string query_text(const json& object) {
  const auto query = object.find("query");
  if (query == object.end()) return {};
  if (!query->is_string()) refuse("\"query\" is not a string");
  return query->get<std::string>();
}

void read(const json& object, ServeRequest& request) {
  request.id = id_of(object);
  request.query = query_text(object);
  std::vector<std::string> arguments;
  for (const auto& [name, value] : object.items())
    if (name != "id" && name != "query") add_member(name, value, arguments);
  terminal::CommandLine line = terminal::parse_command_line(searcher_program(), arguments);
  check_flags(*line.arguments);
  request.arguments = std::move(line.arguments);
}

}  // namespace

ServeRequest parse_serve_request(std::string_view line) {
  ServeRequest request;
  try {
    read(parse_object(line), request);
  } catch (const base::Error& error) {
    request.error = error;
  }
  return request;
}

}  // namespace technews::searcher
