#include "benchmarks/ranking/flag_parts.h"

namespace technews::benchmarks {

using terminal::Flag;
using terminal::ValueKind;

std::vector<Flag> judged_flags(std::string_view measures) {
  return {
      {.name = "qrels",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "judgments: TREC, BEIR, three columns or JSONL; required",
       .group = "Input",
       .in_short_help = true},
      {.name = "measures",
       .letter = 'm',
       .kind = ValueKind::text,
       .value = "LIST",
       .help = "measures, by ir_measures' names or trec_eval's, separated by blanks",
       .group = "Measures",
       .default_text = measures,
       .repeatable = true,
       .in_short_help = true},
      {.name = "level",
       .letter = 'l',
       .kind = ValueKind::integer,
       .value = "N",
       .help = "least grade of a relevant document, for measures that don't count grades",
       .group = "Measures",
       .default_text = "1",
       .maximum = 1'000'000},
  };
}

Flag format_flag(std::vector<std::string_view> choices) {
  const std::string_view first = choices.front();
  return {.name = "format",
          .letter = 'f',
          .kind = ValueKind::choice,
          .help = "how the answer is printed",
          .group = "Output",
          .default_text = first,
          .choices = std::move(choices),
          .in_short_help = true};
}

Flag seed_flag(std::string_view help) {
  return {.name = "seed",
          .kind = ValueKind::integer,
          .value = "N",
          .help = help,
          .group = "Test",
          .default_text = "1"};
}

Flag quiet_flag() { return {.name = "quiet", .help = "no notes", .group = "Output"}; }

}  // namespace technews::benchmarks
