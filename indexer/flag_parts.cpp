#include "indexer/flag_parts.h"

namespace technews::indexer {

using terminal::Flag;
using terminal::ValueKind;

Flag database_flag() {
  return {.name = "database",
          .letter = 'd',
          .kind = ValueKind::folder,
          .value = "DIR",
          .help = "folder of the index",
          .default_text = "$TECHNEWS_DB, else ./news.db",
          .in_short_help = true,
          .setting = true};
}

Flag format_flag(std::string_view help, std::vector<std::string_view> choices) {
  return {.name = "format",
          .letter = 'f',
          .kind = ValueKind::choice,
          .help = help,
          .default_text = "text",
          .choices = std::move(choices)};
}

std::vector<Flag> reading_flags() {
  constexpr std::string_view group = "Reading";
  return {{.name = "clean",
           .kind = ValueKind::choice,
           .help = "how pages are cleaned; auto looks at what the pages of a site repeat",
           .group = group,
           .default_text = "auto",
           .choices = {"auto", "flat", "html", "none"},
           .in_short_help = true},
          {.name = "map",
           .kind = ValueKind::text,
           .value = "OURS=THEIRS",
           .help = "take a field (title, body, date, url, author, site, section, tags, id, "
                   "language) from the input's field of this name",
           .group = group,
           .repeatable = true},
          {.name = "limit-record",
           .kind = ValueKind::integer,
           .value = "BYTES",
           .help = "leave out a page or record larger than this, expanded",
           .group = group,
           .default_text = "16777216",
           .minimum = 1},
          {.name = "limit-operand",
           .kind = ValueKind::integer,
           .value = "BYTES",
           .help = "stop reading an operand after this much, expanded",
           .group = group,
           .default_text = "68719476736",
           .minimum = 1},
          {.name = "limit-ratio",
           .kind = ValueKind::integer,
           .value = "N",
           .help = "leave out what expands to more than this many times its size",
           .group = group,
           .default_text = "1000",
           .minimum = 1},
          {.name = "limit-nesting",
           .kind = ValueKind::integer,
           .value = "N",
           .help = "archives inside archives that are opened",
           .group = group,
           .default_text = "2",
           .minimum = 0,
           .maximum = 16},
          {.name = "limit-json-depth",
           .kind = ValueKind::integer,
           .value = "N",
           .help = "leave out a JSON record nested deeper than this",
           .group = group,
           .default_text = "64",
           .minimum = 1,
           .maximum = 1000}};
}

}  // namespace technews::indexer
