#include "indexer/add_run.h"
#include "indexer/commands.h"
#include "indexer/interrupt.h"
#include "shared/terminal/progress.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <array>
#include <string>
#include <thread>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

AddOptions options_of(const Context& context) {
  const terminal::ParsedArguments& arguments = context.arguments;
  AddOptions options;
  options.database = database_of(context);
  options.operands.assign(arguments.operands().begin(), arguments.operands().end());
  options.reading = reading_options(arguments);
  options.mode = clean_mode(arguments);
  options.today = base::date_of(context.today);
  options.alias_copies = arguments.text_or("duplicates", "alias") == "alias";
  options.keep_listings = arguments.has("keep-listings");
  options.prune = arguments.has("prune");
  options.prune_most = arguments.has("yes");
  options.rebuild = arguments.has("rebuild");
  options.reclean = arguments.has("reclean");
  options.dry_run = arguments.has("dry-run") || arguments.command().name == "plan";
  const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
  options.shards = static_cast<std::size_t>(arguments.integer_or("shards", 0));
  options.jobs = static_cast<unsigned>(arguments.integer_or("jobs", processors));
  options.batch_articles = static_cast<std::size_t>(arguments.integer_or("batch", 2000));
  options.token_limit = static_cast<std::uint32_t>(
      arguments.integer_or("limit-tokens", DocumentBuilder::default_token_limit));
  options.report = arguments.text_or("report", "");
  return options;
}

std::string commit_line(const Acknowledgement& batch) {
  return fmt::format("{{\"type\":\"commit\",\"articles\":{},\"inputs\":{},\"total\":{}}}\n",
                     batch.articles, batch.inputs, batch.total);
}

std::string account_line(const RunSummary& summary) {
  std::string line = fmt::format("{{\"type\":\"{}\",\"seen\":{}",
                                 summary.dry_run ? "plan" : "account", summary.account.seen());
  for (std::size_t i = 0; i < outcome_names.size(); ++i)
    line +=
        fmt::format(",\"{}\":{}", outcome_names[i], summary.account.of(static_cast<Outcome>(i)));
  line += fmt::format(
      ",\"removed\":{},\"page_bytes\":{},\"text_bytes\":{},\"index_bytes\":{},\"articles\":{},"
      "\"repairs\":{},\"rejected_dates\":{},\"cut_articles\":{},\"interrupted\":{}}}\n",
      summary.removed, summary.page_bytes, summary.text_bytes, summary.index_bytes,
      summary.articles, summary.repairs, summary.rejected_dates, summary.cut_articles,
      summary.interrupted);
  return line;
}

terminal::Progress progress_for(const Context& context) {
  terminal::TerminalPolicy policy = context.console.policy();
  if (context.arguments.has("quiet")) policy.progress = false;
  return terminal::Progress(
      "Indexing", policy,
      {.write = [&console = context.console](std::string_view text) { console.say(text); }});
}

terminal::Advance advance_of(const AddProgress& progress) {
  constexpr std::array<std::string_view, 4> names{"looking for what is new", "cleaning", "writing",
                                                  "putting the index together"};
  return {progress.seen, progress.total,
          fmt::format("{} pages, {} articles, {}", grouped(progress.seen),
                      grouped(progress.written), names[static_cast<std::size_t>(progress.phase)])};
}

AddListener listener_of(const Context& context, const Interrupt& interrupt,
                        terminal::Progress& progress) {
  terminal::Console& console = context.console;
  AddListener listener;
  listener.stop_asked = [&interrupt] { return interrupt.asked(); };
  if (!context.arguments.has("quiet"))
    listener.note = [&console, &progress](const std::string& text) {
      progress.erase();
      say_note(console, text);
    };
  listener.progress = [&progress](const AddProgress& state) { progress.update(advance_of(state)); };
  if (context.arguments.text_or("format", "text") == "jsonl") {
    // Flushed at once: the line is a promise, and whoever waits for it wants to know now.
    listener.committed = [&console](const Acknowledgement& batch) {
      console.out().write(commit_line(batch));
      console.out().flush();
    };
  }
  return listener;
}

}  // namespace

int run_add(const Context& context) {
  const Interrupt interrupt;
  terminal::Progress progress = progress_for(context);
  AddRun run(options_of(context), listener_of(context, interrupt, progress));
  const RunSummary summary = run.run();
  progress.erase();
  if (context.arguments.text_or("format", "text") == "jsonl") {
    context.console.out().write(account_line(summary));
  } else if (!context.arguments.has("quiet")) {
    context.console.say(terminal::sanitize(account_screen(summary, database_of(context))));
  }
  if (summary.interrupted) return interrupt.exit_status();
  return summary.account.of(Outcome::rejected) > 0 ? 1 : 0;
}

}  // namespace technews::indexer
