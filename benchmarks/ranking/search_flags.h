// Flags of the verbs that search an index, and what they say.
#pragma once

#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/search_run.h"

#include <vector>

namespace technews::benchmarks {

// --topics, --database, --jobs, --limit, --query-syntax, --group, --document, --synonyms, --now.
std::vector<terminal::Flag> search_flags();
terminal::Flag database_flag();
terminal::Flag jobs_flag();

// Throws Error(usage) for a --now that is no day.
SearchSettings search_settings_of(const Invocation& invocation);
std::vector<std::string> databases_of(const Invocation& invocation);
std::size_t jobs_of(const terminal::ParsedArguments& arguments);

// --topics, read. Throws Error(usage) without it or for bad topics.
std::vector<searcher::Topic> topics_of(const terminal::ParsedArguments& arguments);
std::vector<searcher::Topic> topics_in(const std::string& path);

// Says the errors, and unless quiet the notes, of topics on the error stream.
void complain_of_topics(const SearchRun& run, bool quiet, terminal::Console& console);

}  // namespace technews::benchmarks
