#include "searcher/cli.h"

#include "searcher/cli_archive.h"
#include "searcher/cli_batch.h"
#include "searcher/cli_request.h"
#include "searcher/cli_saved.h"
#include "searcher/cli_search.h"
#include "searcher/cli_show.h"
#include "searcher/interactive/session.h"
#include "searcher/output/formats.h"
#include "searcher/serve.h"

namespace technews::searcher {

namespace {

// A run to be measured and a script's answers don't depend on anyone's taste.
terminal::ParsedArguments for_mode(terminal::ParsedArguments arguments) {
  static constexpr std::string_view kept[] = {"database", "color", "hyperlinks", "pager", "width"};
  if (arguments.has("batch") || arguments.has("serve")) arguments.forget_settings_but(kept);
  return arguments;
}

}  // namespace

int run_searcher(const terminal::ParsedArguments& given, terminal::Console& console) {
  const terminal::ParsedArguments arguments = for_mode(given);
  const std::string format = arguments.text_or("format", "");
  if (format == "json" || format == "jsonl") console.put_errors_as(format_error);
  if (arguments.has("list-saved") || arguments.has("forget")) return run_saved(arguments, console);
  if (arguments.has("saved"))
    return run_searcher(with_saved(arguments, console.environment()), console);
  check_flags(arguments);
  if (arguments.has("serve")) return run_serve(arguments, console);
  if (arguments.has("interactive")) return run_interactive(arguments, console);
  if (arguments.has("batch")) return run_batch(arguments, console);
  if (arguments.has("terms")) return run_terms(arguments, console);
  if (arguments.has("info")) return run_info(arguments, console);
  if (arguments.has("show")) return run_show(arguments, console);
  return run_search(arguments, console);
}

}  // namespace technews::searcher
