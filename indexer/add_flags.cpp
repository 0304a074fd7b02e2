#include "indexer/flag_parts.h"

namespace technews::indexer {
namespace {

using terminal::Flag;
using terminal::ValueKind;

std::vector<Flag> keeping_flags() {
  constexpr std::string_view group = "What is kept";
  return {
      {.name = "duplicates",
       .kind = ValueKind::choice,
       .help = "alias keeps one article per text, with the addresses of its copies; keep keeps "
               "every id",
       .group = group,
       .default_text = "alias",
       .choices = {"alias", "keep"}},
      {.name = "keep-listings", .help = "index pages that only list articles, too", .group = group},
      {.name = "limit-tokens",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "index an article's words up to this many",
       .group = group,
       .default_text = "2000000",
       .minimum = 1,
       .maximum = 100'000'000}};
}

std::vector<Flag> running_flags() {
  constexpr std::string_view group = "Running";
  return {
      {.name = "prune",
       .help = "remove articles of the given operands that these no longer hold",
       .group = group},
      {.name = "yes",
       .letter = 'y',
       .help = "allow --prune to remove more than half of an operand's articles",
       .group = group},
      {.name = "rebuild",
       .help = "build a new index from the operands and put it in the place of the old one",
       .group = group},
      {.name = "reclean",
       .help = "clean unchanged pages again, with all that was learned since",
       .group = group},
      {.name = "dry-run", .letter = 'n', .help = "as plan: change nothing", .group = group},
      {.name = "shards",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "divide a new index into so many databases, which can be searched on several "
               "machines",
       .group = group,
       .default_text = "as the index is; a new one isn't divided",
       .minimum = 1,
       .maximum = 256},
      {.name = "jobs",
       .letter = 'j',
       .kind = ValueKind::integer,
       .value = "N",
       .help = "threads",
       .group = group,
       .default_text = "one per processor",
       .minimum = 1,
       .maximum = 256},
      {.name = "batch",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "articles that are written at once, all or none",
       .group = group,
       .default_text = "2000",
       .minimum = 1,
       .maximum = 1'000'000},
      {.name = "report",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "write a line of JSON for every input that is left out, with the reason",
       .group = group,
       .in_short_help = true},
      {.name = "quiet", .letter = 'q', .help = "no progress and no account", .group = group},
      format_flag("text, or JSONL on standard output: a line {\"type\":\"commit\",...} for each "
                  "batch that is safe on disk",
                  {"text", "jsonl"})};
}

}  // namespace

terminal::Command add_command_table() {
  return {
      .name = "add",
      .usages = {"[OPTIONS] FILE_OR_DIR..."},
      .summary = "read pages, clean them and bring the index up to date",
      .description =
          "Operands are files, folders, globs or - for standard input; files may be compressed or "
          "archives. Pages are known by their id, their address or their place. New pages are "
          "added, changed ones updated, unchanged ones skipped; copies of a text stand behind one "
          "article. The account at the end balances: seen = indexed + updated + unchanged + "
          "duplicate + listing + rejected.\n\n"
          "The first Ctrl-C commits what was begun and ends with status 130; the same command goes "
          "on from there. The second ends at once; what was acknowledged stays.",
      .operands = {.kind = ValueKind::file, .name = "FILE_OR_DIR", .minimum = 1},
      .flags = terminal::join_flags(terminal::join_flags({database_flag()}, reading_flags()),
                                    terminal::join_flags(keeping_flags(), running_flags())),
      .examples = {{"indexer add -d news.db archive.tar.xz", "index an archive of scraped pages"},
                   {"indexer add -d news.db --prune pages/", "bring it up to date with a folder"},
                   {"indexer add -d papers.db --clean none --duplicates keep docs.jsonl",
                    "index a clean collection as it is"}}};
}

}  // namespace technews::indexer
