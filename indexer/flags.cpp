#include "indexer/flags.h"

#include "indexer/flag_parts.h"

namespace technews::indexer {
namespace {

using terminal::Command;
using terminal::ValueKind;

Command remove_command() {
  return {.name = "remove",
          .usages = {"[OPTIONS] ID..."},
          .summary = "take articles out of the index by their ids",
          .description =
              "A copy of a removed article takes its place. An id that isn't there is told and "
              "ends with status 1; the others are removed all the same.",
          .operands = {.kind = ValueKind::text, .name = "ID", .minimum = 1},
          .flags = {database_flag()},
          .examples = {{"indexer remove -d news.db 3013", "take one article out"}}};
}

Command info_command() {
  return {.name = "info",
          .usages = {"[OPTIONS]"},
          .summary = "what the index holds",
          .description =
              "Articles, sites, dates, languages, sizes, the generation, the versions of "
              "text rules and cleaning models, the fingerprint.",
          .flags = {database_flag(), format_flag("text or one JSON object", {"text", "json"})},
          .examples = {{"indexer info -d news.db --format json", "for scripts"}}};
}

terminal::Flag least_flag() {
  return {.name = "least",
          .kind = ValueKind::integer,
          .value = "N",
          .help = "acronyms that so many articles explain at least",
          .default_text = "2; 1 of a TEXT",
          .minimum = 1,
          .maximum = 1'000'000'000};
}

Command analyze_command() {
  return {.name = "analyze",
          .usages = {"[OPTIONS] TEXT...", "[OPTIONS] -", "--acronyms [OPTIONS] [TEXT...]"},
          .summary = "what the index makes of a text: its tokens, one a line",
          .description =
              "Columns: bytes of the text, position and width, kind, role (a compound stands as a "
              "whole and as its parts), whether it counts for ranking, folded form, stem. The same "
              "analysis serves indexing, queries and snippets.",
          .operands = {.kind = ValueKind::text, .name = "TEXT"},
          .flags = {{.name = "acronyms",
                     .help = "instead: acronyms that TEXT explains, or the index (as `acronyms`)"},
                    database_flag(),
                    least_flag(),
                    {.name = "language",
                     .kind = ValueKind::text,
                     .value = "CODE",
                     .help = "language that words are stemmed in",
                     .default_text = "en"},
                    {.name = "no-stem", .help = "leave words as they are"},
                    format_flag("aligned text or one JSON object a token", {"text", "jsonl"})},
          .examples = {{"indexer analyze 'GPT-4 and C++20'", "see compounds taken apart"}}};
}

Command acronyms_command() {
  return {.name = "acronyms",
          .usages = {"[OPTIONS]", "[OPTIONS] TEXT...", "[OPTIONS] -"},
          .summary = "acronyms that articles explain, as a file of synonyms for searches",
          .description =
              "Finds \"large language models (LLMs)\", \"LLM (large language model)\" and \"large "
              "language models, or LLMs,\" in every article of the index, or in TEXT. Forms that "
              "differ in case or endings are one, as most articles write it. What an acronym means "
              "in fewer than three of four of its articles has this share as its weight, and is a "
              "comment below one in five.",
          .operands = {.kind = ValueKind::text, .name = "TEXT"},
          .flags = {database_flag(), least_flag(),
                    format_flag("synonyms or one JSON object a pair", {"text", "jsonl"})},
          .examples = {{"indexer acronyms -d news.db > acronyms.txt",
                        "then: searcher -d news.db --synonyms acronyms.txt LLM"}}};
}

Command export_command() {
  return {.name = "export",
          .usages = {"[OPTIONS]"},
          .summary = "every article as JSONL that `add --clean none` reads back",
          .description =
              "Cleaned text, title and metadata, one object a line, by id. Copies follow "
              "as objects of their own with the same text.",
          .flags = {database_flag()},
          .examples = {{"indexer export -d a.db | indexer add --clean none -d b.db -",
                        "a second index of the same articles"}}};
}

Command plan_of(Command add) {
  add.name = "plan";
  add.summary = "what add would do, without doing it";
  add.description =
      "Reads and cleans everything and prints the account that add would print; the "
      "index is neither created nor changed.";
  add.examples = {{"indexer plan -d news.db archive/", "see what is new"}};
  return add;
}

terminal::Program make_program() {
  return {.name = "indexer",
          .summary = "index an archive of scraped tech news",
          .description =
              "Reads pages, cleans them to articles and keeps them in an index that "
              "searcher answers from.",
          .commands = {add_command_table(), plan_of(add_command_table()), clean_command_table(),
                       analyze_command(), acronyms_command(), remove_command(), export_command(),
                       info_command()},
          .variables = {{"TECHNEWS_DB", "the index when -d is not given, else ./news.db"},
                        {"NO_COLOR", "no colours when set and not empty"}},
          .statuses = {{0, "done"},
                       {1, "done, but some inputs were rejected"},
                       {2, "the command line is wrong"},
                       {3, "the index is missing, locked or incompatible"},
                       {4, "the index is damaged"},
                       {5, "reading, writing or a resource failed"},
                       {130, "stopped by Ctrl-C, after what was done had been committed"}},
          .see_also = {"searcher(1)"}};
}

}  // namespace

const terminal::Program& program() {
  static const terminal::Program made = make_program();
  return made;
}

}  // namespace technews::indexer
