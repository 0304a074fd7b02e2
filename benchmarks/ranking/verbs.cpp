#include "benchmarks/ranking/commands.h"

namespace technews::benchmarks {
namespace {

struct Verb {
  terminal::Command (*table)();
  int (*run)(const Invocation&);
};

constexpr Verb verbs[] = {
    {topics_table, topics_command},   {run_table, run_command},
    {measure_table, measure_command}, {compare_table, compare_command},
    {tune_table, tune_command},       {fuse_table, fuse_command},
    {judge_table, judge_command},     {report_table, report_command},
    {gate_table, gate_command},       {replay_table, replay_command},
};

std::vector<terminal::Command> tables() {
  std::vector<terminal::Command> commands;
  for (const Verb& verb : verbs) commands.push_back(verb.table());
  return commands;
}

}  // namespace

const terminal::Program& rankbench_program() {
  static const terminal::Program program{
      .name = "rankbench",
      .summary = "measure rankings and prove that one is better",
      .commands = tables(),
      .statuses = {{0, "done"},
                   {2, "usage error"},
                   {3, "the index is missing or was built by other text rules"},
                   {4, "the index is damaged"},
                   {5, "a file can't be read or written"}},
      .see_also = {"searcher(1)", "indexer(1)"},
  };
  return program;
}

int run_verb(const Invocation& invocation) {
  const auto& commands = rankbench_program().commands;
  std::size_t at = 0;
  while (commands[at].name != invocation.arguments.command().name) ++at;
  return verbs[at].run(invocation);
}

}  // namespace technews::benchmarks
