#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/judged_run.h"
#include "benchmarks/ranking/significance.h"

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

std::string row(const std::string& measure, const Comparison& result) {
  return fmt::format("{:<12} {:>7} {:>8.4f} {:>8.4f} {:>+8.4f} {:>6} {:>6} {:>9.5f}\n", measure,
                     result.topics, result.mean_a, result.mean_b, result.mean_b - result.mean_a,
                     result.wins, result.losses, result.p);
}

}  // namespace

int compare_command(const terminal::ParsedArguments& arguments, terminal::Console& console) {
  const Yardstick yardstick = yardstick_of(arguments);
  const Run a = read_run(arguments.operands()[0]);
  const Run b = read_run(arguments.operands()[1]);
  const PermutationOptions options{
      static_cast<std::size_t>(arguments.integer_or("permutations", 100'000)),
      static_cast<std::uint64_t>(arguments.integer_or("seed", 1))};
  console.out().write(fmt::format("{:<12} {:>7} {:>8} {:>8} {:>8} {:>6} {:>6} {:>9}\n", "measure",
                                  "topics", "A", "B", "B-A", "won", "lost", "p"));
  for (const Measure& measure : yardstick.measures)
    console.out().write(
        row(measure.name(), compare(evaluate(measure, a, yardstick.qrels),
                                    evaluate(measure, b, yardstick.qrels), options)));
  return 0;
}

}  // namespace technews::benchmarks
