#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/fusion.h"

namespace technews::benchmarks {

using terminal::ValueKind;

terminal::Command fuse_table() {
  return {
      .name = "fuse",
      .usages = {"[OPTIONS] RUN RUN..."},
      .summary = "make one run of several",
      .description =
          "Writes the fused run to standard output. rrf adds 1/(k + rank) and looks at no score; "
          "combsum adds scores, combmnz multiplies that by the number of runs that have the "
          "document, both after the scores of each topic are normalised.",
      .operands = {ValueKind::file, "RUN", 2},
      .flags = {{.name = "method",
                 .kind = ValueKind::choice,
                 .help = "how ranks or scores are added up",
                 .group = "Fusion",
                 .default_text = "rrf",
                 .choices = {"rrf", "combsum", "combmnz"},
                 .in_short_help = true},
                {.name = "normalize",
                 .kind = ValueKind::choice,
                 .help = "what makes scores comparable, for combsum and combmnz",
                 .group = "Fusion",
                 .default_text = "minmax",
                 .choices = {"minmax", "zscore", "none"}},
                {.name = "rrf-k",
                 .kind = ValueKind::number,
                 .value = "K",
                 .help = "how slowly rrf falls with the rank",
                 .group = "Fusion",
                 .default_text = "60"},
                {.name = "limit",
                 .letter = 'n',
                 .kind = ValueKind::integer,
                 .value = "N",
                 .help = "documents of a topic",
                 .group = "Output",
                 .default_text = "1000",
                 .minimum = 1}},
      .examples = {{"rankbench fuse bm25.run dph.run >both.run", "reciprocal rank fusion"}},
  };
}

int fuse_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  FusionOptions options;
  const std::string method = arguments.text_or("method", "rrf");
  options.method = method == "rrf"       ? FusionMethod::rrf
                   : method == "combsum" ? FusionMethod::combsum
                                         : FusionMethod::combmnz;
  const std::string normalize = arguments.text_or("normalize", "minmax");
  options.normalization = normalize == "minmax"   ? Normalization::minmax
                          : normalize == "zscore" ? Normalization::zscore
                                                  : Normalization::none;
  options.k = arguments.number("rrf-k").value_or(60);
  options.depth = static_cast<std::size_t>(arguments.integer_or("limit", 1000));
  options.tag = method;
  std::vector<Run> runs;
  for (const std::string& path : arguments.operands()) runs.push_back(read_run(path));
  invocation.console.out().write(fuse(runs, options));
  return 0;
}

}  // namespace technews::benchmarks
