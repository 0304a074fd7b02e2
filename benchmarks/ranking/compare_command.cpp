#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/moved_words.h"
#include "benchmarks/ranking/run_comparison.h"
#include "shared/base/diagnostic.h"

namespace technews::benchmarks {

using terminal::ValueKind;

terminal::Command compare_table() {
  const std::vector<terminal::Flag> output{
      {.name = "topics-shown",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "topics that lost most, and that won most, with the documents that moved",
       .group = "Output",
       .default_text = "3",
       .maximum = 10'000},
      format_flag({"text", "markdown", "json"}),
      quiet_flag(),
  };
  return {
      .name = "compare",
      .usages = {"[OPTIONS] --qrels FILE RUN_A RUN_B..."},
      .summary = "tell whether runs differ by more than chance",
      .description =
          "Compares the first run with each of the others, topic by topic. Judged topics that a "
          "run lacks count as 0. The verdict is by the paired sign-flip test, corrected for the "
          "number of comparisons (runs times measures). The interval of the mean difference is "
          "by bootstrap over topics. \"power\" is the smallest true difference that a t-test of "
          "these topics would find with 80 % probability. Where both runs have their manifest.json "
          "beside them, and the index is as it was, the words and fields that moved a document are "
          "told: what each added to its score, in shares of the score of the topic's first "
          "document, after less before.",
      .operands = {ValueKind::file, "RUN", 2},
      .flags = terminal::join_flags(
          terminal::join_flags(judged_flags("nDCG@10"), comparison_flags()), output),
      .examples = {{"rankbench compare --qrels qrels.txt -m 'nDCG@10 AP' old.run new.run",
                    "is the new ranking better?"}},
  };
}

namespace {

void say_what_is_missing(const std::vector<std::string>& missing, terminal::Console& console) {
  std::vector<base::Diagnostic> said;
  for (const std::string& each : missing)
    said.push_back({base::Severity::note,
                    {},
                    "moved_words",
                    "which words moved documents is not told: " + each,
                    {}});
  console.complain(said, "");
}

}  // namespace

int compare_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  terminal::Console& console = invocation.console;
  const Yardstick yardstick = yardstick_of(arguments, "nDCG@10");
  RunComparisonOptions options = comparison_options_of(arguments);
  options.topics_shown = static_cast<std::size_t>(arguments.integer_or("topics-shown", 3));
  std::vector<NamedRun> runs;
  for (const std::string& path : arguments.operands()) {
    runs.push_back(read_named_run(path));
    if (!arguments.has("quiet"))
      say_notes(runs.back().name,
                evaluate(runs.back().run, yardstick.qrels, {}, yardstick.options).notes, true,
                console);
  }
  auto reports = compare_runs(runs, yardstick, options);
  const std::string format = arguments.text_or("format", "text");
  if (options.topics_shown > 0 && format != "markdown") {
    const auto missing = tell_moved_words(arguments.operands(), runs, reports);
    if (!arguments.has("quiet")) say_what_is_missing(missing, console);
  }
  const ComparisonHeading heading = heading_of(options);
  console.out().write(format == "json"       ? comparison_json(reports, heading)
                      : format == "markdown" ? comparison_markdown(reports, heading)
                                             : comparison_text(reports, heading));
  return 0;
}

}  // namespace technews::benchmarks
