#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/mapped_file.h"
#include "benchmarks/ranking/report.h"
#include "benchmarks/ranking/run_comparison.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/terminal/sanitize.h"

namespace technews::benchmarks {
namespace {

using terminal::ValueKind;

// The rank, from 1, of a topic's first relevant document; 0: none was found.
std::size_t first_rank(const TopicResult& result, int level) {
  for (const JudgedHit& hit : result.hits)
    if (hit.grade >= level) return hit.rank + 1;
  return 0;
}

ReportedRun reported(const NamedRun& run, const Yardstick& yardstick) {
  ReportedRun result;
  result.name = run.name;
  result.means = evaluate(run.run, yardstick.qrels, yardstick.measures, yardstick.options).means;
  const Evaluation curve =
      evaluate(run.run, yardstick.qrels, parse_measures("iprec_at_recall"), yardstick.options);
  result.precision = curve.means;
  for (const TopicResult& topic : curve.results)
    result.first_ranks.push_back(first_rank(topic, yardstick.options.setting.relevance_level));
  result.first_ranks.resize(yardstick.qrels.topics.size());
  return result;
}

}  // namespace

terminal::Command report_table() {
  const std::vector<terminal::Flag> own{
      {.name = "manifest",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "manifest of the runs: latency and configuration",
       .group = "Input"},
      {.name = "title",
       .kind = ValueKind::text,
       .value = "TEXT",
       .help = "heading of the page",
       .group = "Output",
       .default_text = "Ranking report"},
      {.name = "output",
       .letter = 'o',
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "HTML page to write; required",
       .group = "Output",
       .in_short_help = true},
      {.name = "markdown",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "Markdown to write too, for a pull request",
       .group = "Output"},
  };
  return {
      .name = "report",
      .usages = {"[OPTIONS] --qrels FILE -o FILE RUN..."},
      .summary = "one page about runs, to read in a browser",
      .description =
          "The first run is what the others are compared with. The page loads nothing and runs "
          "nothing: tables, differences topic by topic, precision over recall, ranks of the first "
          "relevant document, latency, configuration.",
      .operands = {ValueKind::file, "RUN", 1},
      .flags = terminal::join_flags(
          terminal::join_flags(judged_flags("nDCG@10 AP RR"), comparison_flags()), own),
      .examples = {{"rankbench report --qrels q.txt --manifest runs/manifest.json -o report.html "
                    "runs/bm25.run runs/news.run",
                    "two rankings side by side"}},
  };
}

int report_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  const auto output = arguments.text("output");
  if (!output)
    throw base::Error(base::ErrorCode::usage, "no file for the page is named",
                      {"name one with -o FILE"});
  const Yardstick yardstick = yardstick_of(arguments, "nDCG@10 AP RR");
  const RunComparisonOptions options = comparison_options_of(arguments);
  std::vector<NamedRun> runs;
  for (const std::string& path : arguments.operands()) runs.push_back(read_named_run(path));
  Report report;
  report.title = terminal::sanitize(arguments.text_or("title", "Ranking report"));
  for (const Measure& measure : yardstick.measures) report.measures.push_back(measure.name);
  report.topics = yardstick.qrels.topics.size();
  for (const NamedRun& run : runs) report.runs.push_back(reported(run, yardstick));
  report.comparisons = compare_runs(runs, yardstick, options);
  report.heading = heading_of(options);
  if (const auto manifest = arguments.text("manifest"))
    report.manifest = parse_manifest(MappedFile(*manifest).bytes(), *manifest);
  base::write_file_durably(*output, report_html(report));
  if (const auto markdown = arguments.text("markdown"))
    base::write_file_durably(*markdown, report_markdown(report));
  return 0;
}

}  // namespace technews::benchmarks
