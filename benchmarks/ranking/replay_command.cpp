#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/manifest.h"
#include "benchmarks/ranking/mapped_file.h"
#include "benchmarks/ranking/run_files.h"
#include "benchmarks/ranking/search_flags.h"
#include "benchmarks/ranking/trec_files.h"
#include "shared/base/file.h"
#include "shared/base/hash.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

using terminal::ValueKind;

bool same(const RankedTopic& a, const RankedTopic& b) {
  return std::equal(a.documents.begin(), a.documents.end(), b.documents.begin(), b.documents.end(),
                    [](const Retrieved& x, const Retrieved& y) {
                      return x.document == y.document && x.score == y.score;
                    });
}

std::string topics_that_differ(const Run& before, const Run& now) {
  std::size_t different = 0;
  std::string first;
  const auto count = [&](std::string_view topic) {
    if (different++ == 0) first = topic;
  };
  for (const RankedTopic& topic : before.topics) {
    const RankedTopic* const other = now.find(topic.topic);
    if (other == nullptr || !same(topic, *other)) count(topic.topic);
  }
  for (const RankedTopic& topic : now.topics)
    if (before.find(topic.topic) == nullptr) count(topic.topic);
  if (different == 0) return "the same documents and scores, but not the bytes the manifest means";
  return fmt::format("differs in {} of {} topics, first in {}", different,
                     std::max(before.topics.size(), now.topics.size()), terminal::sanitize(first));
}

// One line about a run that was made again; true when it is the same.
bool tell(const RunIdentity& before, const SearchRun& now, const std::string& folder,
          terminal::Console& console) {
  const bool identical = before.hash == base::hash128_hex(now.text);
  std::string line = "identical, " + before.hash;
  if (!identical) {
    const std::string path = folder + "/" + before.file;
    line = std::filesystem::exists(path)
               ? topics_that_differ(read_run(path), parse_run(now.text, "replay"))
               : "differs; the run it was is not there to compare";
  }
  console.out().write(terminal::sanitize(before.file) + ": " + line + "\n");
  return identical;
}

Manifest as_it_is_now(const Manifest& before, const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  Manifest now = before;
  now.program = program_version();
  if (!arguments.texts("database").empty()) now.settings.databases = arguments.texts("database");
  now.topics = identity_of(arguments.text_or("topics", before.topics.file));
  if (now.qrels && std::filesystem::exists(now.qrels->file))
    now.qrels = identity_of(now.qrels->file);
  load_synonyms(now);
  now.index = index_identities(now.settings.databases);
  return now;
}

}  // namespace

terminal::Command replay_table() {
  return {
      .name = "replay",
      .usages = {"[OPTIONS] MANIFEST"},
      .summary = "make the runs of a manifest again and tell what changed",
      .description =
          "Searches as the manifest says. Prints for each run whether it is the same, byte by "
          "byte; otherwise in how many topics it differs, and what is different now: program, "
          "topics, synonyms, index. Files are looked for where the manifest names them, from here.",
      .operands = {ValueKind::file, "MANIFEST", 1, 1},
      .flags = {{.name = "topics",
                 .kind = ValueKind::file,
                 .value = "FILE",
                 .help = "topics, when they are no longer where they were",
                 .group = "Input"},
                database_flag(),
                jobs_flag(),
                {.name = "output",
                 .letter = 'o',
                 .kind = ValueKind::folder,
                 .value = "DIR",
                 .help = "keep the new runs in this folder",
                 .group = "Output"},
                quiet_flag()},
      .examples = {{"rankbench replay runs/manifest.json", "is it still so?"}},
      .statuses = {{1, "a run is different now"}},
  };
}

int replay_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  const std::string path(arguments.operands()[0]);
  const Manifest before = parse_manifest(MappedFile(path).bytes(), path);
  const Manifest now = as_it_is_now(before, invocation);
  const auto topics = topics_in(now.topics.file);
  auto searchers = open_searchers(now.settings, jobs_of(arguments), topics.size());
  const std::string parent = std::filesystem::path(path).parent_path().string();
  const std::string folder = parent.empty() ? "." : parent;
  const auto output = arguments.text("output");
  if (output) make_folder(*output);
  bool identical = true;
  for (const RunIdentity& each : before.runs) {
    const SearchRun run = search_topics(topics, each.rank, now.settings, searchers);
    complain_of_topics(run, arguments.has("quiet"), invocation.console);
    if (output) base::write_file_durably(*output + "/" + each.file, run.text);
    identical = tell(each, run, folder, invocation.console) && identical;
  }
  for (const std::string& change : changes_between(before, now))
    invocation.console.out().write("changed: " + terminal::sanitize(change) + "\n");
  return identical ? 0 : 1;
}

}  // namespace technews::benchmarks
