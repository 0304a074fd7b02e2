#include "searcher/cli_request.h"

#include "searcher/cli_archive.h"
#include "searcher/cli_flags.h"
#include "searcher/cli_results.h"
#include "searcher/cli_saved.h"
#include "searcher/cli_schemes.h"
#include "searcher/output/formats.h"
#include "searcher/query/synonyms.h"
#include "shared/base/error.h"

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <fmt/format.h>
#include <unistd.h>

namespace technews::searcher {
namespace {

using base::Error;
using base::ErrorCode;
using terminal::ParsedArguments;

constexpr std::size_t stdin_bytes = 1U << 20;

[[noreturn]] void refuse(const std::string& message, std::vector<std::string> hints = {}) {
  throw Error(ErrorCode::usage, message, std::move(hints));
}

Format format_named(std::string_view name) {
  constexpr std::pair<std::string_view, Format> formats[] = {
      {"tsv", Format::tsv},     {"csv", Format::csv},   {"json", Format::json},
      {"jsonl", Format::jsonl}, {"trec", Format::trec}, {"ids", Format::ids}};
  for (const auto& [known, format] : formats)
    if (known == name) return format;
  return Format::text;
}

MatchMode match_of(const ParsedArguments& arguments) {
  const std::string name = arguments.text_or("match", "any");
  if (name == "all") return MatchMode::all;
  return name == "most" ? MatchMode::most : MatchMode::any;
}

SortOrder sort_of(const ParsedArguments& arguments) {
  const std::string name = arguments.text_or("sort", "relevance");
  if (name == "newest") return SortOrder::newest;
  if (name == "title") return SortOrder::title;
  return name == "oldest" ? SortOrder::oldest : SortOrder::relevance;
}

// A run for an experiment lists every article.
Grouping grouping_of(const ParsedArguments& arguments) {
  const std::string name = arguments.text_or("group", arguments.has("batch") ? "off" : "story");
  if (name == "site") return Grouping::site;
  return name == "off" ? Grouping::off : Grouping::story;
}

base::DayNumber today(const ParsedArguments& arguments) {
  if (const auto now = arguments.date("now")) return now->last_day();
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<base::DayNumber>(days.time_since_epoch().count());
}

std::optional<base::DayRange> dates_of(const ParsedArguments& arguments) {
  const auto since = arguments.date("since");
  const auto until = arguments.date("until");
  if (!since && !until) return std::nullopt;
  base::DayRange range;
  if (since) range.first = since->first_day();
  if (until) range.last = until->last_day();
  if (since && until && *range.first > *range.last)
    refuse(
        fmt::format("--since {} is later than --until {}", since->to_string(), until->to_string()));
  return range;
}

std::vector<FieldFilter> filters_of(const ParsedArguments& arguments) {
  constexpr std::pair<std::string_view, index::Field> flags[] = {{"site", index::Field::site},
                                                                 {"section", index::Field::section},
                                                                 {"author", index::Field::author},
                                                                 {"lang", index::Field::language}};
  std::vector<FieldFilter> filters;
  for (const auto& [flag, field] : flags)
    if (auto values = arguments.texts(flag); !values.empty())
      filters.push_back({field, std::move(values)});
  return filters;
}

std::vector<Column> columns_of(std::string_view list) {
  std::vector<Column> columns;
  while (true) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    const auto column = column_named(name);
    if (!column)
      refuse(fmt::format("--columns: there is no column \"{}\"", name),
             {"columns: " + column_names()});
    columns.push_back(*column);
    if (comma == list.size()) return columns;
    list.remove_prefix(comma + 1);
  }
}

// A flag that says something about another one only.
void needs(const ParsedArguments& arguments, std::string_view flag, std::string_view other) {
  if (arguments.given(flag) && !arguments.given(other))
    refuse(fmt::format("--{} is for --{}", flag, other));
}

void excludes(const ParsedArguments& arguments, std::string_view flag, std::string_view other) {
  if (arguments.given(flag) && arguments.given(other))
    refuse(fmt::format("--{} and --{} can't be had at once", flag, other));
}

void check_format(const ParsedArguments& arguments) {
  const std::string format = arguments.text_or("format", "");
  if (arguments.given("columns") && format != "tsv" && format != "csv")
    refuse("--columns is for --format tsv and --format csv");
  if (arguments.has("batch") && !format.empty() && format != "trec" && format != "jsonl")
    refuse("--batch prints trec or jsonl, not " + format,
           {"one query at a time prints the others"});
  if (arguments.has("show") && !format.empty() && format != "text" && format != "json")
    refuse("--show prints text or json, not " + format);
  if (arguments.has("show") && format == "json" && arguments.has("view"))
    refuse("--view is for text: json holds everything that is known of an article");
  const std::int64_t version = arguments.integer_or("format-version", newest_format_version);
  if (version < 1 || version > newest_format_version)
    refuse(fmt::format("this program writes version {} of the formats, not {}",
                       newest_format_version, version));
}

// A request of --serve says itself how it is to be answered.
void check_serve(const ParsedArguments& arguments) {
  if (!arguments.has("serve")) return;
  for (const terminal::Flag& flag : arguments.command().flags) {
    const bool of_the_process = flag.group == "Index" || flag.group == "Display" ||
                                flag.name == "serve" || flag.name == "format-version" ||
                                flag.name == "quiet" || flag.name == "verbose";
    if (!of_the_process && arguments.given(flag.name))
      refuse(fmt::format("--{} and --serve can't be had at once", flag.name),
             {"requests have members named as the flags are: {\"query\":\"openai\",\"limit\":3}"});
  }
  if (!arguments.operands().empty())
    refuse("--serve reads its requests from standard input: there is no room for a query");
}

std::string read_stdin() {
  std::string text;
  char block[16 * 1024];
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw base::system_error("read", "standard input", errno);
    if (count == 0) break;
    text.append(block, static_cast<std::size_t>(count));
    if (text.size() > stdin_bytes) refuse("the query on standard input is larger than 1 MiB");
  }
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

}  // namespace

void check_flags(const ParsedArguments& arguments) {
  needs(arguments, "view", "show");
  needs(arguments, "query-syntax", "batch");
  needs(arguments, "jobs", "batch");
  excludes(arguments, "batch", "show");
  for (const char* flag : {"batch", "show", "format", "explain-query"})
    excludes(arguments, "interactive", flag);
  excludes(arguments, "plain", "query-syntax");
  excludes(arguments, "lenient", "strict");
  excludes(arguments, "quiet", "verbose");
  check_serve(arguments);
  check_format(arguments);
  check_result_flags(arguments);
  check_archive_flags(arguments);
  check_saved_flags(arguments);
  if (arguments.has("batch") && !arguments.operands().empty())
    refuse("--batch reads its queries from a file: there is no room for another one");
}

std::string query_of(const ParsedArguments& arguments) {
  const auto operands = arguments.operands();
  if (operands.size() == 1 && operands[0] == "-") return read_stdin();
  return arguments.joined_operands();
}

SearchRequest request_of(const ParsedArguments& arguments, std::int64_t fallback) {
  SearchRequest request;
  request.phrases = arguments.texts("phrase");
  request.filters = filters_of(arguments);
  if (const auto file = arguments.text("synonyms"))
    request.synonyms = std::make_shared<const Synonyms>(read_synonyms(*file));
  request.plain = arguments.has("plain");
  // What is given outweighs the opposite that is set.
  request.lenient = arguments.has("lenient") && !arguments.given("strict");
  request.strict = arguments.has("strict") && !arguments.given("lenient");
  request.match = match_of(arguments);
  request.sort = sort_of(arguments);
  request.group = grouping_of(arguments);
  request.rank = scheme_named(arguments.text_or("rank", request.rank));
  request.limit = static_cast<std::size_t>(arguments.integer_or("limit", fallback));
  request.offset = static_cast<std::size_t>(arguments.integer_or("offset", 0));
  request.snippets = static_cast<std::size_t>(arguments.integer_or("snippets", 1));
  request.exact_counts = arguments.has("exact-counts");
  request.explain = arguments.has("explain-query");
  request.stemming = !arguments.has("no-stem");
  request.correct = arguments.has("correct");
  request.dates = dates_of(arguments);
  request.overlapping_dates = arguments.text_or("dates", "within") == "overlap";
  request.today = today(arguments);
  request.timeout = std::chrono::milliseconds(arguments.integer_or("timeout", 0));
  add_result_flags(arguments, request);
  return request;
}

OutputOptions output_options_of(const ParsedArguments& arguments, Format fallback) {
  OutputOptions options;
  const auto format = arguments.text("format");
  options.format = format ? format_named(*format) : fallback;
  options.scores = arguments.has("scores");
  options.timing = arguments.has("timing");
  options.explain = arguments.has("explain-query");
  if (arguments.has("limit"))
    options.rows = static_cast<std::size_t>(arguments.integer_or("limit", 0));
  if (const auto columns = arguments.text("columns")) options.columns = columns_of(*columns);
  return options;
}

// A shard may use the time that the whole answer may take.
ShardOptions shard_options_of(const ParsedArguments& arguments) {
  ShardOptions options;
  options.partial = arguments.has("partial");
  options.patience = std::chrono::milliseconds(
      arguments.integer_or("timeout", static_cast<std::int64_t>(options.patience.count())));
  return options;
}

std::vector<std::string> databases_of(const ParsedArguments& arguments,
                                      const terminal::Environment& environment) {
  std::vector<std::string> paths = arguments.texts("database");
  const std::string_view variable = environment.variable("TECHNEWS_DB");
  if (paths.empty()) paths.push_back(variable.empty() ? "./news.db" : std::string(variable));
  return paths;
}

Searcher open_searcher(const ParsedArguments& arguments, const terminal::Environment& environment) {
  return Searcher(databases_of(arguments, environment), shard_options_of(arguments));
}

std::string operand_that_lost_quotes(const ParsedArguments& arguments) {
  if (arguments.has("plain")) return {};
  for (const std::string& operand : arguments.operands()) {
    const bool words = operand.find_first_of("\"“”():*~+^|") == std::string::npos;
    const bool operators = operand.find(" AND ") != std::string::npos ||
                           operand.find(" OR ") != std::string::npos ||
                           operand.find("NOT ") != std::string::npos;
    if (words && !operators && operand.find(' ') != std::string::npos) return operand;
  }
  return {};
}

}  // namespace technews::searcher
