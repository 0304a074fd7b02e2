#include "searcher/cli_search.h"

#include "searcher/cli_flags.h"
#include "searcher/cli_request.h"
#include "searcher/cli_results.h"
#include "searcher/cli_saved.h"
#include "searcher/output/formats.h"
#include "searcher/output/tables.h"
#include "searcher/output/text.h"
#include "shared/base/error.h"

#include <algorithm>

namespace technews::searcher {
namespace {

using terminal::Console;
using terminal::ParsedArguments;

bool is_json(Format format) { return format == Format::json || format == Format::jsonl; }

// Asks for no more than the format prints.
void fit_to_format(SearchRequest& request, const OutputOptions& options, const Console& console) {
  const bool columns = options.format == Format::tsv || options.format == Format::csv;
  if (columns && std::ranges::find(options.columns, Column::snippet) == options.columns.end())
    request.snippets = 0;
  request.records = options.format != Format::trec && options.format != Format::ids;
  if (!request.records) request.snippets = 0;
  if (is_tables(request, options)) request.limit = 0;
  request.matched = request.matched || is_json(options.format);
  const bool counts_shown = is_json(options.format) ||
                            (options.format == Format::text && console.policy().interactive_output);
  request.exact_counts = request.exact_counts || counts_shown;
}

std::string format_tables(const Answer& answer, const OutputOptions& options,
                          const TextLayout& layout) {
  const SearchResponse& response = answer.response;
  constexpr std::size_t every = SIZE_MAX;
  if (options.format == Format::text) {
    std::string text = facets_text(response.facets, options.rows.value_or(default_limit), layout);
    if (!text.empty() && response.timeline) text += '\n';
    return response.timeline ? text + timeline_text(*response.timeline, layout) : text;
  }
  return response.timeline
             ? timeline_rows(*response.timeline, options.format)
             : facets_rows(response.facets, options.rows.value_or(every), options.format);
}

std::string format_answer(const Answer& answer, const OutputOptions& options,
                          const Console& console) {
  if (is_tables(answer.request, options)) return format_tables(answer, options, layout_of(console));
  switch (options.format) {
    case Format::tsv:
      return format_tsv(answer, options);
    case Format::csv:
      return format_csv(answer, options);
    case Format::json:
      return format_json(answer, options);
    case Format::jsonl:
      return format_jsonl(answer, options);
    case Format::trec:
      return format_trec(answer);
    case Format::ids:
      return format_ids(answer);
    case Format::text:
      break;
  }
  return format_text(answer, options, layout_of(console));
}

void remark(Console& console, std::string_view lines) {
  console.say(fitted(lines, console.policy().error_width));
}

void say_before(const ParsedArguments& arguments, const Answer& answer,
                const OutputOptions& options, Console& console) {
  if (!is_json(options.format)) {
    std::vector<base::Diagnostic> told = answer.response.diagnostics;
    if (arguments.has("quiet"))
      std::erase_if(told, [](const auto& d) { return d.severity == base::Severity::note; });
    // Suggestions say the same below, with the whole query and what it finds.
    if (!answer.response.suggestions.empty())
      for (base::Diagnostic& each : told)
        if (each.code == "unknown_value" && each.severity == base::Severity::note)
          each.hints.clear();
    console.complain(told, answer.request.query);
    const TextLayout layout{console.policy().error_width, {}};
    if (options.explain) console.say(explanation(answer, layout));
  }
  const std::string words = operand_that_lost_quotes(arguments);
  if (words.empty() || !console.policy().interactive_output || arguments.has("quiet")) return;
  remark(console, lost_quotes_note(words));
}

void say_after(const ParsedArguments& arguments, const Answer& answer, const OutputOptions& options,
               Console& console) {
  if (answer.response.failed) return;
  if (arguments.has("verbose"))
    remark(console, account(answer, databases_of(arguments, console.environment())));
  if (arguments.has("quiet") || is_json(options.format)) return;
  const bool none = answer.response.hits.empty() && answer.response.counts.articles == 0;
  const bool is_text = options.format == Format::text;
  if (is_text && answer.response.similar_to)
    remark(console, similar_line(*answer.response.similar_to));
  if (answer.request.seen) return;
  remark(console, correction_note(answer.response));
  if (!none || !is_text) remark(console, suggestion_note(answer.response));
  if (!is_text) return;
  if (none) {
    remark(console, no_match_screen(answer));
  } else if (console.policy().interactive_output || arguments.has("timing")) {
    remark(console, (answer.response.hits.empty() ? "" : "\n") + count_line(answer));
  }
}

}  // namespace

bool asks_for_nothing(const SearchRequest& request) {
  return request.query.find_first_not_of(" \t\r\n") == std::string::npos &&
         request.phrases.empty() && request.filters.empty() && !request.dates &&
         request.facets.empty() && !request.timeline && request.similar.empty();
}

int status_of(const SearchResponse& response) {
  if (response.failed) return 2;
  if (response.partial) return 6;
  return response.hits.empty() && response.counts.articles == 0 ? 1 : 0;
}

TextLayout layout_of(const Console& console) {
  return {console.policy().text_width(), terminal::output_decoration(console.policy())};
}

int run_search(const ParsedArguments& arguments, Console& console) {
  const OutputOptions options = output_options_of(arguments, Format::text);
  Answer answer;
  answer.query_id = "1";
  answer.request = request_of(arguments, default_limit);
  answer.request.query = query_of(arguments);
  check_tables(arguments, answer.request, options);
  answer.request.suggest = true;
  fit_to_format(answer.request, options, console);
  if (asks_for_nothing(answer.request))
    throw base::Error(base::ErrorCode::usage, "there is no query",
                      {"searcher WORDS", "searcher --help shows the query language"});
  std::optional<Watch> watch;
  if (arguments.has("watch")) watch.emplace(arguments, console.environment(), answer.request);
  Searcher searcher = open_searcher(arguments, console.environment());
  answer.response = searcher.search(answer.request);
  say_before(arguments, answer, options, console);
  const bool printed = is_json(options.format) || !answer.response.failed;
  const std::string text = printed ? format_answer(answer, options, console) : std::string();
  if (options.format == Format::text) {
    console.show(text);
  } else {
    console.out().write(text);
  }
  say_after(arguments, answer, options, console);
  if (watch && !answer.response.failed) {
    console.out().flush();
    if (!arguments.has("quiet")) console.say(watch->note(answer.response));
    watch->remember(answer.response);
  }
  if (arguments.has("save") && !answer.response.failed) save_search(arguments, console);
  const int status = status_of(answer.response);
  const bool is_count = !answer.request.facets.empty() || answer.request.timeline;
  return status == 1 && is_count ? 0 : status;
}

}  // namespace technews::searcher
