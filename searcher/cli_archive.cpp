#include "searcher/cli_archive.h"

#include "searcher/cli_flags.h"
#include "searcher/cli_request.h"
#include "searcher/cli_search.h"
#include "searcher/output/archive.h"
#include "searcher/searcher.h"
#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"

#include <fmt/format.h>

namespace technews::searcher {
namespace {

using terminal::Console;
using terminal::ParsedArguments;

[[noreturn]] void refuse(const std::string& message) {
  throw base::Error(base::ErrorCode::usage, message);
}

// Which of the other modes and flags is given beside this one.
void stands_alone(const ParsedArguments& arguments, std::string_view mode) {
  for (const char* other : {"show", "batch", "facets", "timeline", "similar", "columns", "serve"})
    if (arguments.has(other))
      refuse(fmt::format("--{} and --{} can't be had at once", mode, other));
  if (!arguments.operands().empty())
    refuse(
        fmt::format("--{} takes no query: \"{}\" is too much", mode, arguments.joined_operands()));
}

}  // namespace

void check_archive_flags(const ParsedArguments& arguments) {
  const std::string format = arguments.text_or("format", "text");
  if (arguments.has("terms")) {
    stands_alone(arguments, "terms");
    if (arguments.has("info")) refuse("--terms and --info can't be had at once");
    if (format == "jsonl" || format == "trec" || format == "ids")
      refuse("--terms prints text, tsv, csv or json, not " + format);
  }
  if (!arguments.has("info")) return;
  stands_alone(arguments, "info");
  if (format != "text" && format != "json") refuse("--info prints text or json, not " + format);
  if (arguments.has("limit")) refuse("--limit is for articles, --info lists none");
}

int run_terms(const ParsedArguments& arguments, Console& console) {
  const OutputOptions options = output_options_of(arguments, Format::text);
  const std::string pattern = arguments.text_or("terms", "");
  Searcher searcher = open_searcher(arguments, console.environment());
  const VocabularyAnswer answer = searcher.vocabulary(pattern);
  const std::size_t most = options.rows.value_or(SIZE_MAX);
  if (options.format == Format::json) {
    console.out().write(vocabulary_json(pattern, answer, most));
  } else {
    console.complain(answer.diagnostics, pattern);
    if (answer.failed) return 2;
    if (options.format == Format::text) {
      console.show(vocabulary_text(answer.rows, options.rows.value_or(default_limit)));
    } else {
      console.out().write(vocabulary_rows(answer.rows, most, options.format));
    }
  }
  if (answer.failed) return 2;
  if (!answer.rows.empty()) return 0;
  if (options.format == Format::text && !arguments.has("quiet"))
    console.say(
        fmt::format("searcher: the index has no word like {}\n", terminal::sanitize_line(pattern)));
  return 1;
}

int run_info(const ParsedArguments& arguments, Console& console) {
  Searcher searcher = open_searcher(arguments, console.environment());
  const ArchiveInfo info = searcher.info();
  if (arguments.text_or("format", "text") == "json") {
    console.out().write(archive_json(info));
  } else {
    console.show(archive_text(info, layout_of(console)));
  }
  return 0;
}

}  // namespace technews::searcher
