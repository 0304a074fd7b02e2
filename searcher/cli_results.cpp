#include "searcher/cli_results.h"

#include "shared/base/error.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using terminal::ParsedArguments;

[[noreturn]] void refuse(const std::string& message, std::vector<std::string> hints = {}) {
  throw base::Error(base::ErrorCode::usage, message, std::move(hints));
}

std::vector<FacetField> facets_of(std::string_view list) {
  std::vector<FacetField> fields;
  while (true) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    const auto field = facet_named(name);
    if (!field)
      refuse(fmt::format("--facets: there is no facet \"{}\"", name), {"facets: " + facet_names()});
    if (std::ranges::find(fields, *field) == fields.end()) fields.push_back(*field);
    if (comma == list.size()) return fields;
    list.remove_prefix(comma + 1);
  }
}

// Facets and timelines are tables, or members of json.
void check_form(const ParsedArguments& arguments, std::string_view flag) {
  if (!arguments.has(flag)) return;
  const std::string format = arguments.text_or("format", arguments.has("batch") ? "trec" : "text");
  if (format == "trec" || format == "ids")
    refuse(fmt::format("--{} prints text, tsv, csv, json or jsonl, not {}", flag, format));
  if (arguments.has("show")) refuse(fmt::format("--{} and --show can't be had at once", flag));
  if (arguments.has("columns"))
    refuse(fmt::format("--columns is for articles, --{} has its own", flag));
}

}  // namespace

void add_result_flags(const ParsedArguments& arguments, SearchRequest& request) {
  request.similar = arguments.text_or("similar", "");
  request.explain_scores = arguments.has("explain");
  request.matched = arguments.has("explain");
  if (const auto facets = arguments.text("facets")) request.facets = facets_of(*facets);
  if (const auto unit = arguments.text("timeline")) request.timeline = timeline_unit_named(*unit);
}

void check_result_flags(const ParsedArguments& arguments) {
  check_form(arguments, "facets");
  check_form(arguments, "timeline");
  for (const char* flag : {"similar", "explain"})
    if (arguments.has(flag) && arguments.has("show"))
      refuse(fmt::format("--{} and --show can't be had at once", flag));
  if (arguments.has("similar") && arguments.has("batch"))
    refuse("--similar and --batch can't be had at once");
  const std::string format = arguments.text_or("format", arguments.has("batch") ? "trec" : "text");
  if (arguments.has("explain") && format != "text" && !format.starts_with("json"))
    refuse(fmt::format("--explain prints text, json or jsonl, not {}", format));
  if (arguments.has("explain") && (arguments.has("facets") || arguments.has("timeline")))
    refuse("--explain is about articles, which facets and timelines don't list");
}

void check_tables(const ParsedArguments& arguments, const SearchRequest& request,
                  const OutputOptions& options) {
  if (!is_tables(request, options) || !request.timeline) return;
  if (request.facets.empty() && arguments.has("limit"))
    refuse("--limit is for articles and facets: a timeline shows every period");
  if (!request.facets.empty() && options.format != Format::text)
    refuse(fmt::format("--facets and --timeline are two tables, {} has one",
                       arguments.text_or("format", "")),
           {"--format json has room for both"});
}

bool is_tables(const SearchRequest& request, const OutputOptions& options) {
  const bool one_object = options.format == Format::json || options.format == Format::jsonl;
  return !one_object && (!request.facets.empty() || request.timeline);
}

}  // namespace technews::searcher
