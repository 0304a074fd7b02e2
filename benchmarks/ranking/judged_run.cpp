#include "benchmarks/ranking/judged_run.h"

#include "shared/base/error.h"

namespace technews::benchmarks {

Yardstick yardstick_of(const terminal::ParsedArguments& arguments) {
  const auto qrels = arguments.text("qrels");
  if (!qrels)
    throw base::Error(base::ErrorCode::usage, "no judgments are named",
                      {"give them with --qrels FILE"});
  return {read_qrels(*qrels), parse_measures(arguments.text_or("measures", "nDCG@10"))};
}

}  // namespace technews::benchmarks
