#include "searcher/cli_saved.h"

#include "searcher/cli_flags.h"
#include "searcher/cli_request.h"
#include "shared/base/error.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using terminal::ParsedArguments;

constexpr std::string_view own_flags[] = {"save", "saved", "list-saved", "forget", "watch"};

[[noreturn]] void refuse(const std::string& message) {
  throw base::Error(base::ErrorCode::usage, message);
}

// An index on this machine is the same one from any folder.
std::string absolute(std::string database) {
  if (database.starts_with("tcp:") || database.starts_with("prog:")) return database;
  return std::filesystem::absolute(database).lexically_normal().string();
}

// The flags as typed, but for those of this file. is_wanted takes their group.
template <class Wanted>
std::vector<std::string> spelled_flags(const ParsedArguments& arguments, const Wanted& is_wanted) {
  std::vector<std::string> spelled;
  for (const terminal::Flag& flag : arguments.command().flags) {
    const bool is_own = std::ranges::find(own_flags, flag.name) != std::end(own_flags);
    if (is_own || !arguments.has(flag.name) || !is_wanted(flag)) continue;
    const std::string name = "--" + std::string(flag.name);
    if (flag.kind == terminal::ValueKind::none) {
      spelled.push_back(name);
    } else if (!flag.repeatable) {
      spelled.push_back(name + "=" + arguments.text_or(flag.name, ""));
    } else {
      for (const std::string& value : arguments.texts(flag.name))
        spelled.push_back(name + "=" + (flag.name == "database" ? absolute(value) : value));
    }
  }
  return spelled;
}

std::vector<std::string> spelled_flags(const ParsedArguments& arguments) {
  return spelled_flags(arguments, [](const terminal::Flag&) { return true; });
}

}  // namespace

void check_saved_flags(const ParsedArguments& arguments) {
  for (const char* flag : {"save", "watch"})
    for (const char* mode : {"show", "batch", "terms", "info", "serve", "interactive"})
      if (arguments.has(flag) && arguments.has(mode))
        refuse(fmt::format("--{} and --{} can't be had at once", flag, mode));
  if (!arguments.has("watch")) return;
  for (const char* flag : {"facets", "timeline", "sort", "group", "explain", "timeout"})
    if (arguments.has(flag))
      refuse(fmt::format("--watch lists new articles, newest first: --{} has no meaning", flag));
}

ParsedArguments with_saved(const ParsedArguments& arguments,
                           const terminal::Environment& environment) {
  std::vector<std::string> line = State(environment).saved(arguments.text_or("saved", ""));
  // Another index takes the place of the saved one; both together would be searched as one.
  if (arguments.has("database")) {
    const auto flags_end = std::ranges::find(line, "--");
    line.erase(
        std::remove_if(line.begin(), flags_end,
                       [](const std::string& each) { return each.starts_with("--database="); }),
        flags_end);
  }
  const auto operands = std::ranges::find(line, "--");
  std::vector<std::string> flags = spelled_flags(arguments);
  for (const char* flag : {"watch", "save"}) {
    if (!arguments.has(flag)) continue;
    const bool is_switch = std::string_view(flag) == "watch";
    flags.push_back("--" + std::string(flag) +
                    (is_switch ? "" : "=" + arguments.text_or(flag, "")));
  }
  line.insert(operands, flags.begin(), flags.end());
  std::ranges::copy(arguments.operands(), std::back_inserter(line));
  return *terminal::parse_command_line(searcher_program(), line).arguments;
}

void save_search(const ParsedArguments& arguments, terminal::Console& console) {
  const std::string name = arguments.text_or("save", "");
  std::vector<std::string> line = spelled_flags(arguments);
  line.emplace_back("--");
  for (const std::string& operand : arguments.operands()) {
    if (operand == "-") refuse("a query from standard input can't be saved");
    line.push_back(operand);
  }
  State(console.environment()).save(name, line);
  if (!arguments.has("quiet"))
    console.say(fmt::format("searcher: saved; again:  searcher --saved {}\n", name));
}

int run_saved(const ParsedArguments& arguments, terminal::Console& console) {
  const State state(console.environment());
  if (arguments.has("forget")) {
    state.forget(arguments.text_or("forget", ""));
    return 0;
  }
  for (const std::string& name : state.names()) {
    std::string line = name + "  searcher";
    for (const std::string& argument : state.saved(name))
      line += " " + terminal::shell_word(terminal::sanitize_line(argument));
    console.out().write(line + '\n');
  }
  return 0;
}

Watch::Watch(const ParsedArguments& arguments, const terminal::Environment& environment,
             SearchRequest& request)
    : state_(environment), today_(request.today) {
  for (const std::string& database : databases_of(arguments, environment))
    search_ += absolute(database) + '\n';
  const auto shapes_matches = [](const terminal::Flag& flag) {
    return flag.group == "Query" || flag.group == "Filters" || flag.name == "similar";
  };
  for (const std::string& flag : spelled_flags(arguments, shapes_matches))
    if (!flag.starts_with("--now=")) search_ += flag + '\n';
  search_ += request.query;
  last_ = state_.look(search_);
  request.seen = last_ ? last_->ids : std::vector<std::uint64_t>{};
}

std::string Watch::note(const SearchResponse& response) const {
  const std::size_t found = response.counts.articles;
  std::string text =
      last_ ? fmt::format("searcher: {} new since {}", found, base::date_of(last_->day).to_string())
            : fmt::format("searcher: the first look at this search, {} so far", found);
  if (response.hits.size() < found) text += fmt::format(", {} of them shown", response.hits.size());
  return text + '\n';
}

void Watch::remember(const SearchResponse& response) const {
  Look look{today_, {}};
  const std::vector<std::uint64_t> before = last_ ? last_->ids : std::vector<std::uint64_t>{};
  std::ranges::set_union(before, response.matching_ids, std::back_inserter(look.ids));
  state_.remember(search_, look);
}

}  // namespace technews::searcher
