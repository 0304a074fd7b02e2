// Two small flag tables, one with verbs and one without, that the tests of this folder share.
#pragma once

#include "shared/terminal/flag_table.h"

namespace technews::terminal::sample {

inline std::vector<Flag> finder_flags() {
  return {
      {.name = "limit",
       .letter = 'n',
       .kind = ValueKind::integer,
       .help = "results on a page",
       .group = "Results",
       .default_text = "10",
       .maximum = 100'000,
       .in_short_help = true},
      {.name = "format",
       .letter = 'f',
       .kind = ValueKind::choice,
       .value = "FORMAT",
       .help = "form of the answer",
       .group = "Results",
       .default_text = "text",
       .choices = {"text", "tsv", "json"},
       .in_short_help = true},
      {.name = "snippets",
       .kind = ValueKind::integer,
       .help = "fragments of text per result",
       .group = "Results",
       .default_text = "1",
       .maximum = 10},
      {.name = "since", .kind = ValueKind::date, .help = "first day", .group = "Query"},
      {.name = "database",
       .letter = 'd',
       .kind = ValueKind::folder,
       .help = "index to search",
       .group = "Query",
       .default_text = "./news.db",
       .repeatable = true},
      {.name = "phrase",
       .kind = ValueKind::text,
       .help = "words that stand side by side",
       .group = "Query"},
      {.name = "cut", .kind = ValueKind::number, .help = "least score", .group = "Query"},
      {.name = "quiet", .letter = 'q', .help = "no notes"},
      {.name = "verbose", .letter = 'v', .help = "say what is done"},
  };
}

inline Program finder() {
  Command command{
      .usages = {"[OPTIONS] WORD...", "[OPTIONS] --phrase TEXT"},
      .summary = "find words in articles",
      .description =
          "Finds articles. Words are joined by blanks.\n\nAll of a \\line \"counts\".\n"
          "  finder title:apple\n  .net",
      .operands = {.kind = ValueKind::text, .name = "WORD"},
      .flags = join_flags(finder_flags(), display_flags()),
      .examples = {{"finder apple -n 5", "the first five"}},
      .sections = {{"Query language", "One word, or two.\n\n'quoted' words: a phrase"}},
  };
  return {.name = "finder",
          .summary = "find words in articles",
          .version_details = "text rules 1",
          .commands = {command},
          .variables = {{"TECHNEWS_DB", "the index when -d is missing"}},
          .statuses = {{0, "found"}, {1, "nothing found"}, {2, "usage error"}},
          .see_also = {"xapian-check(1)", "keeper(1)"}};
}

inline Program keeper() {
  const Flag database{.name = "database",
                      .letter = 'd',
                      .kind = ValueKind::folder,
                      .help = "index to write",
                      .group = "Index",
                      .default_text = "./news.db",
                      .in_short_help = true};
  return {
      .name = "keeper",
      .summary = "keep articles",
      .commands = {{.name = "add",
                    .usages = {"[OPTIONS] FILE..."},
                    .summary = "add articles",
                    .operands = {.kind = ValueKind::file, .name = "FILE", .minimum = 1},
                    .flags = {database,
                              {.name = "rebuild", .help = "make the index anew", .group = "Index"}},
                    .examples = {{"keeper add news.jsonl", "one file"},
                                 {"keeper add -d other.db --rebuild news/", "a folder, anew"}}},
                   {.name = "info",
                    .usages = {"[OPTIONS]"},
                    .summary = "describe the index",
                    .flags = {database}}},
      .statuses = {{0, "done"}, {1, "some inputs were rejected"}}};
}

}  // namespace technews::terminal::sample
