#include "indexer/flag_parts.h"

namespace technews::indexer {

using terminal::ValueKind;

terminal::Command clean_command_table() {
  return {
      .name = "clean",
      .usages = {"[OPTIONS] PAGE..."},
      .summary = "show what cleaning keeps of a page, what it removes, and why",
      .description =
          "The page's siblings teach what its site repeats: those of the index when -d names "
          "one, else the --learn operands, else all the operands and, for a single file, the "
          "other files of its folder.",
      .operands = {.kind = ValueKind::file, .name = "PAGE", .minimum = 1},
      .flags = terminal::join_flags(
          {database_flag(),
           {.name = "learn",
            .kind = ValueKind::file,
            .value = "FILE_OR_DIR",
            .help = "learn from these pages first",
            .repeatable = true},
           {.name = "id",
            .kind = ValueKind::text,
            .value = "ID",
            .help = "show this page of an operand of many",
            .repeatable = true},
           {.name = "diff", .help = "show the whole page, what is removed marked in its place"},
           {.name = "explain", .help = "say what the rules that removed something mean"},
           {.name = "json", .help = "one JSON object a page, or of --stats or --against"},
           {.name = "stats", .help = "show what was removed of all pages, by site and rule"},
           {.name = "against",
            .kind = ValueKind::folder,
            .value = "GOLD",
            .help = "score the pages against GOLD/NAME.txt, and the titles.json, dates.json "
                    "and metadata.json beside them: a folder as --out writes one"},
           {.name = "out",
            .kind = ValueKind::folder,
            .value = "DIR",
            .help = "write DIR/ID.txt for each page, and titles.json, dates.json and "
                    "metadata.json"}},
          reading_flags()),
      .examples = {{"indexer clean archive/3013.txt", "a page, cleaned as its siblings teach"},
                   {"indexer clean --out cleaned/ archive/", "clean a whole folder to files"},
                   {"indexer clean --stats --against gold/ archive/", "judge a way of cleaning"}}};
}

}  // namespace technews::indexer
