#include "benchmarks/ranking/commands.h"

namespace technews::benchmarks {
namespace {

using terminal::Command;
using terminal::Flag;
using terminal::Program;
using terminal::ValueKind;

std::vector<Flag> judged_flags() {
  return {
      {.name = "qrels",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "judgments, lines of \"topic 0 document grade\"; required",
       .group = "Input",
       .in_short_help = true},
      {.name = "measures",
       .letter = 'm',
       .kind = ValueKind::text,
       .value = "LIST",
       .help = "measures, separated by blanks or commas: nDCG@10 AP P@10 R@100 RR Judged@10",
       .group = "Measures",
       .default_text = "nDCG@10",
       .in_short_help = true},
  };
}

Command measure() {
  const std::vector<Flag> per_topic{{.name = "per-topic",
                                     .letter = 'q',
                                     .help = "print every topic before the means",
                                     .group = "Measures",
                                     .in_short_help = true}};
  return {
      .name = "measure",
      .usages = {"[OPTIONS] --qrels FILE RUN..."},
      .summary = "measure ranked runs against judgments",
      .description =
          "Reads TREC runs and prints one line for each run, measure and mean. Documents are "
          "ordered by score, then by id, both descending, as trec_eval orders them; the rank "
          "column is ignored. A judged topic that the run lacks counts as 0.",
      .operands = {ValueKind::file, "RUN", 1},
      .flags = terminal::join_flags(judged_flags(), per_topic),
      .examples = {{"rankbench measure --qrels qrels.txt -m 'nDCG@10 AP' news.run",
                    "two measures of one run"}},
  };
}

Command compare() {
  const std::vector<Flag> test{
      {.name = "seed",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "seed of the permutation test; the same seed gives the same p",
       .group = "Test",
       .default_text = "1"},
      {.name = "permutations",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "random sign assignments",
       .group = "Test",
       .default_text = "100000",
       .minimum = 1000,
       .maximum = 100'000'000},
  };
  return {
      .name = "compare",
      .usages = {"[OPTIONS] --qrels FILE RUN_A RUN_B"},
      .summary = "tell whether two runs differ by more than chance",
      .description =
          "Prints both means, the difference, the topics won and lost by RUN_B, and the "
          "two-sided p of a paired sign-flip permutation test.",
      .operands = {ValueKind::file, "RUN", 2, 2},
      .flags = terminal::join_flags(judged_flags(), test),
      .examples = {{"rankbench compare --qrels qrels.txt -m AP old.run new.run",
                    "is the new ranking better?"}},
  };
}

}  // namespace

const Program& rankbench_program() {
  static const Program program{
      .name = "rankbench",
      .summary = "measure rankings and prove that one is better",
      .commands = {measure(), compare()},
      .statuses = {{0, "done"}, {2, "usage error"}, {5, "a file can't be read or written"}},
      .see_also = {"searcher(1)", "indexer(1)"},
  };
  return program;
}

}  // namespace technews::benchmarks
