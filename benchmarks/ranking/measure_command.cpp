#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/judged_run.h"
#include "shared/terminal/sanitize.h"

#include <fmt/format.h>

namespace technews::benchmarks {

int measure_command(const terminal::ParsedArguments& arguments, terminal::Console& console) {
  const Yardstick yardstick = yardstick_of(arguments);
  for (const std::string& path : arguments.operands()) {
    const Run run = read_run(path);
    const std::string name = terminal::sanitize(path);
    for (const Measure& measure : yardstick.measures) {
      const auto scores = evaluate(measure, run, yardstick.qrels);
      if (arguments.has("per-topic"))
        for (const auto& [topic, score] : scores)
          console.out().write(fmt::format("{}\t{}\t{}\t{:.4f}\n", name, measure.name(),
                                          terminal::sanitize(topic), score));
      console.out().write(fmt::format("{}\t{}\tall\t{:.4f}\n", name, measure.name(), mean(scores)));
    }
  }
  return 0;
}

}  // namespace technews::benchmarks
