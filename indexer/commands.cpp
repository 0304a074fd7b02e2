#include "indexer/commands.h"

#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace technews::indexer {
namespace {

using Command = int (*)(const Context&);

constexpr std::array<std::pair<std::string_view, Command>, 8> commands{{
    {"add", run_add},
    {"plan", run_add},
    {"clean", run_clean},
    {"analyze", run_analyze},
    {"acronyms", run_acronyms},
    {"remove", run_remove},
    {"export", run_export},
    {"info", run_info},
}};

}  // namespace

std::string database_of(const Context& context) {
  if (const auto given = context.arguments.text("database")) return *given;
  const std::string_view variable = context.console.environment().variable("TECHNEWS_DB");
  return variable.empty() ? "./news.db" : std::string(variable);
}

corpus::ReadOptions reading_options(const terminal::ParsedArguments& arguments) {
  corpus::ReadOptions options;
  for (const std::string& pair : arguments.texts("map")) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
      throw base::Error(base::ErrorCode::usage, "--map " + pair + " is not OURS=THEIRS",
                        {"for example:  --map title=headline"});
    options.field_map[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  const auto limit = [&arguments](std::string_view flag, auto otherwise) {
    return static_cast<decltype(otherwise)>(
        arguments.integer_or(flag, static_cast<std::int64_t>(otherwise)));
  };
  corpus::ReadLimits& limits = options.limits;
  limits.record_bytes = limit("limit-record", limits.record_bytes);
  limits.expanded_bytes = limit("limit-operand", limits.expanded_bytes);
  limits.expansion_ratio = limit("limit-ratio", limits.expansion_ratio);
  limits.nesting = limit("limit-nesting", limits.nesting);
  limits.json_depth = limit("limit-json-depth", limits.json_depth);
  return options;
}

corpus::CleanMode clean_mode(const terminal::ParsedArguments& arguments) {
  const std::string name = arguments.text_or("clean", "auto");
  if (name == "flat") return corpus::CleanMode::flat;
  if (name == "html") return corpus::CleanMode::html;
  if (name == "none") return corpus::CleanMode::none;
  return corpus::CleanMode::automatic;
}

void say_note(terminal::Console& console, std::string_view text) {
  console.say("indexer: note: " + terminal::sanitize_line(text) + "\n");
}

int run_command(const Context& context) {
  for (const auto& [name, command] : commands)
    if (name == context.arguments.command().name) return command(context);
  throw std::logic_error("a command of the table has no function");
}

}  // namespace technews::indexer
