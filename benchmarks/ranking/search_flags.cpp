#include "benchmarks/ranking/search_flags.h"

#include "searcher/query/synonyms.h"
#include "shared/base/error.h"

#include <algorithm>
#include <thread>

namespace technews::benchmarks {

using terminal::Flag;
using terminal::ValueKind;

Flag database_flag() {
  return {.name = "database",
          .letter = 'd',
          .kind = ValueKind::folder,
          .value = "DIR",
          .help = "index to search; several are searched as one",
          .group = "Input",
          .default_text = "$TECHNEWS_DB, then ./news.db",
          .repeatable = true,
          .in_short_help = true};
}

Flag jobs_flag() {
  return {.name = "jobs",
          .letter = 'j',
          .kind = ValueKind::integer,
          .value = "N",
          .help = "topics searched at once; 0: one for each processor",
          .group = "Search",
          .default_text = "1",
          .maximum = 256};
}

std::vector<Flag> search_flags() {
  return {
      {.name = "topics",
       .kind = ValueKind::file,
       .value = "FILE",
       .help =
           "queries: TSV \"id<TAB>query\", JSONL, BEIR's queries.jsonl or TREC topics; required",
       .group = "Input",
       .in_short_help = true},
      database_flag(),
      {.name = "query-syntax",
       .help = "topics are in the query language, not plain words",
       .group = "Input"},
      {.name = "limit",
       .letter = 'n',
       .kind = ValueKind::integer,
       .value = "N",
       .help = "documents of a topic",
       .group = "Search",
       .default_text = "1000",
       .minimum = 1,
       .maximum = 1'000'000},
      jobs_flag(),
      {.name = "group",
       .kind = ValueKind::choice,
       .help = "show one article of a story, or each",
       .group = "Search",
       .default_text = "off",
       .choices = {"off", "story"}},
      {.name = "document",
       .kind = ValueKind::choice,
       .help = "what runs call a document: its id, or its address as the judgments may",
       .group = "Search",
       .default_text = "id",
       .choices = {"id", "url"}},
      {.name = "synonyms",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "synonyms of rankings with +synonyms, as searcher --synonyms takes them",
       .group = "Search"},
      {.name = "now",
       .kind = ValueKind::date,
       .value = "DATE",
       .help = "the day that recency and dates like 7d count from",
       .group = "Search",
       .default_text = "today"},
  };
}

std::vector<std::string> databases_of(const Invocation& invocation) {
  std::vector<std::string> databases = invocation.arguments.texts("database");
  if (!databases.empty()) return databases;
  const std::string_view variable = invocation.console.environment().variable("TECHNEWS_DB");
  return {variable.empty() ? "./news.db" : std::string(variable)};
}

SearchSettings search_settings_of(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  SearchSettings settings;
  settings.databases = databases_of(invocation);
  settings.limit = static_cast<std::size_t>(arguments.integer_or("limit", 1000));
  settings.query_syntax = arguments.has("query-syntax");
  settings.group_stories = arguments.text_or("group", "off") == "story";
  settings.addresses = arguments.text_or("document", "id") == "url";
  if (const auto file = arguments.text("synonyms"))
    settings.synonyms = std::make_shared<const searcher::Synonyms>(searcher::read_synonyms(*file));
  const base::Date now = arguments.date("now").value_or(base::date_of(invocation.today));
  settings.now = base::date_of(now.first_day()).to_string();
  return settings;
}

std::size_t jobs_of(const terminal::ParsedArguments& arguments) {
  const auto jobs = static_cast<std::size_t>(arguments.integer_or("jobs", 1));
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

std::vector<searcher::Topic> topics_in(const std::string& path) {
  return searcher::parse_topics(searcher::read_topics(path), path == "-" ? "standard input" : path);
}

std::vector<searcher::Topic> topics_of(const terminal::ParsedArguments& arguments) {
  const auto path = arguments.text("topics");
  if (!path)
    throw base::Error(base::ErrorCode::usage, "no topics are named",
                      {"give them with --topics FILE"});
  return topics_in(*path);
}

void complain_of_topics(const SearchRun& run, bool quiet, terminal::Console& console) {
  for (const TopicComplaint& each : run.complaints) {
    std::vector<base::Diagnostic> told = each.diagnostics;
    if (quiet)
      std::erase_if(told, [](const auto& d) { return d.severity == base::Severity::note; });
    for (base::Diagnostic& diagnostic : told)
      diagnostic.message = "topic " + each.topic + ": " + diagnostic.message;
    if (!told.empty()) console.complain(told, each.query);
  }
}

}  // namespace technews::benchmarks
