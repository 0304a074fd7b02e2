// The commands of indexer: each takes a parsed command line and gives the exit status.
#pragma once

#include "corpus/clean/cleaner.h"
#include "corpus/reader.h"
#include "shared/base/date.h"
#include "shared/terminal/arguments.h"
#include "shared/terminal/run_program.h"

#include <string>

namespace technews::indexer {

// What a command may use of the world: nothing else is read from it.
struct Context {
  const terminal::ParsedArguments& arguments;
  terminal::Console& console;
  base::DayNumber today;  // UTC
};

// -d, else $TECHNEWS_DB, else ./news.db.
std::string database_of(const Context& context);

// The reading_flags() of a command.
corpus::ReadOptions reading_options(const terminal::ParsedArguments& arguments);
corpus::CleanMode clean_mode(const terminal::ParsedArguments& arguments);

// "note: TEXT" on the error stream, sanitised.
void say_note(terminal::Console& console, std::string_view text);

// The operands as one text, or standard input for "-"; UTF-8 is mended, which is said. Throws
// Error(io), also for more than 64 MiB.
std::string given_text(const Context& context);

// Each throws Error for what stops it; see program() for what they do.
int run_add(const Context& context);  // also plan
int run_clean(const Context& context);
int run_analyze(const Context& context);
int run_acronyms(const Context& context);  // also analyze --acronyms
int run_remove(const Context& context);
int run_export(const Context& context);
int run_info(const Context& context);

// The command of this name. REQUIRES: name is in program().
int run_command(const Context& context);

}  // namespace technews::indexer
