#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/manifest.h"
#include "benchmarks/ranking/run_files.h"
#include "benchmarks/ranking/search_flags.h"
#include "benchmarks/ranking/text_table.h"
#include "shared/base/error.h"
#include "shared/base/file.h"
#include "shared/base/hash.h"

#include <filesystem>
#include <set>

#include <fmt/format.h>

namespace technews::benchmarks {

using terminal::ValueKind;

terminal::Command run_table() {
  const std::vector<terminal::Flag> own{
      {.name = "rank",
       .kind = ValueKind::text,
       .value = "SCHEME",
       .help = "ranking to try, as searcher --rank takes it; give it for each; @FILE: all that the "
               "lines NAME = SCHEME of a file name",
       .group = "Search",
       .default_text = "news",
       .repeatable = true,
       .in_short_help = true},
      {.name = "qrels",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "judgments whose hash the manifest shall hold",
       .group = "Input"},
      {.name = "output",
       .letter = 'o',
       .kind = ValueKind::folder,
       .value = "DIR",
       .help = "folder for the runs and manifest.json; required",
       .group = "Output",
       .in_short_help = true},
      quiet_flag(),
  };
  return {
      .name = "run",
      .usages = {"[OPTIONS] --topics FILE --rank SCHEME... -o DIR"},
      .summary = "search every topic under each ranking",
      .description =
          "Writes a TREC run for each ranking, named after it, and manifest.json: the topics, the "
          "index, the rankings in full and the hashes of the runs, from which `rankbench replay` "
          "makes the same bytes again. Topics are plain words unless --query-syntax.",
      .flags = terminal::join_flags(search_flags(), own),
      .examples = {{"rankbench run --topics topics.tsv --rank news --rank bm25 -d news.db -o runs",
                    "two rankings to compare"}},
  };
}

namespace {

std::vector<searcher::NamedScheme> schemes_of(const terminal::ParsedArguments& arguments) {
  std::vector<std::string> values = arguments.texts("rank");
  if (values.empty()) values = {"news"};
  std::vector<searcher::NamedScheme> schemes;
  for (const std::string& value : values)
    for (searcher::NamedScheme& each : searcher::schemes_named(value))
      schemes.push_back(std::move(each));
  return schemes;
}

}  // namespace

int run_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  const auto folder = arguments.text("output");
  if (!folder)
    throw base::Error(base::ErrorCode::usage, "no folder for the runs is named",
                      {"name one with -o DIR"});
  const std::vector<searcher::Topic> topics = topics_of(arguments);
  Manifest manifest;
  manifest.program = program_version();
  manifest.settings = search_settings_of(invocation);
  manifest.topics = identity_of(*arguments.text("topics"));
  if (const auto qrels = arguments.text("qrels")) manifest.qrels = identity_of(*qrels);
  if (const auto synonyms = arguments.text("synonyms")) manifest.synonyms = identity_of(*synonyms);
  manifest.index = index_identities(manifest.settings.databases);
  const std::vector<searcher::NamedScheme> schemes = schemes_of(arguments);
  const std::vector<std::string> names = run_file_names(schemes);
  make_folder(*folder);
  auto searchers = open_searchers(manifest.settings, jobs_of(arguments), topics.size());
  TextTable table;
  table.add({"run", "p50 ms", "p95 ms", "p99 ms"});
  bool failed = false;
  for (std::size_t i = 0; i < schemes.size(); ++i) {
    const SearchRun run = search_topics(topics, schemes[i].text, manifest.settings, searchers);
    complain_of_topics(run, arguments.has("quiet"), invocation.console);
    failed = failed || run.failed;
    const std::string path = *folder + "/" + names[i];
    base::write_file_durably(path, run.text);
    manifest.runs.push_back({names[i], run.rank, base::hash128_hex(run.text), run.latency});
    table.add({path, fmt::format("{:.2f}", run.latency.p50), fmt::format("{:.2f}", run.latency.p95),
               fmt::format("{:.2f}", run.latency.p99)});
  }
  base::write_file_durably(*folder + "/manifest.json", to_text(manifest));
  invocation.console.out().write(table.text());
  return failed ? static_cast<int>(base::ErrorCode::usage) : 0;
}

}  // namespace technews::benchmarks
