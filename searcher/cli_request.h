// From a command line to a request: values of flags, and which of them go together.
#pragma once

#include "searcher/output/answer.h"
#include "searcher/searcher.h"
#include "shared/base/output.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/policy.h"

#include <string>
#include <vector>

namespace technews::searcher {

// Throws Error(usage) naming the flags that have no meaning together, or a version of the formats
// that this program doesn't write.
void check_flags(const terminal::ParsedArguments& arguments);

// The operands as typed; - alone is standard input.
// Throws Error(io) when that can't be read, Error(usage) when it is larger than 1 MiB.
std::string query_of(const terminal::ParsedArguments& arguments);

// Everything but the query. fallback is the limit when --limit isn't given.
SearchRequest request_of(const terminal::ParsedArguments& arguments, std::int64_t fallback);

// Throws Error(usage) for a column there isn't.
OutputOptions output_options_of(const terminal::ParsedArguments& arguments, Format fallback);

// What is searched: --database, else $TECHNEWS_DB, else ./news.db. Never empty.
std::vector<std::string> databases_of(const terminal::ParsedArguments& arguments,
                                      const terminal::Environment& environment);

// Of these, as the flags say. Throws as Searcher does.
Searcher open_searcher(const terminal::ParsedArguments& arguments,
                       const terminal::Environment& environment);
ShardOptions shard_options_of(const terminal::ParsedArguments& arguments);

// An operand with blanks and without any sign of the query language: its quotes were the shell's.
// Empty when there is none.
std::string operand_that_lost_quotes(const terminal::ParsedArguments& arguments);

}  // namespace technews::searcher
