#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/judged_run.h"
#include "benchmarks/ranking/measure_output.h"
#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

using terminal::Flag;
using terminal::ValueKind;

// trec_eval 10 takes no mean over some of the topics.
void refuse_missing(const std::string& run, const EvaluationNotes& notes) {
  if (notes.missing.empty()) return;
  throw base::Error(base::ErrorCode::usage,
                    fmt::format("{} lacks {} of the judged topics", run, notes.missing.size()),
                    {"count them as 0: --complete", "leave them out, as trec_eval 9: --compat 9"});
}

std::vector<Flag> trec_eval_flags() {
  return {
      {.name = "per-topic",
       .letter = 'q',
       .help = "print every topic before the means",
       .group = "Measures",
       .in_short_help = true},
      {.name = "complete",
       .letter = 'c',
       .help = "judged topics that the run lacks count as 0",
       .group = "Measures",
       .in_short_help = true},
      {.name = "judged-only",
       .letter = 'J',
       .help = "leave documents without a judgment out of the ranking",
       .group = "Measures"},
      {.name = "depth",
       .letter = 'M',
       .kind = ValueKind::integer,
       .value = "N",
       .help = "look at no more than N documents of a topic",
       .group = "Measures",
       .minimum = 1},
      {.name = "collection-size",
       .letter = 'N',
       .kind = ValueKind::integer,
       .value = "N",
       .help = "documents in the collection; only utility asks for it",
       .group = "Measures"},
      {.name = "compat",
       .kind = ValueKind::choice,
       .help = "10: shares of the relevant are rounded to the nearest, and missing topics are "
               "refused unless --complete",
       .group = "Measures",
       .default_text = "9",
       .choices = {"9", "10"}},
  };
}

}  // namespace

terminal::Command measure_table() {
  return {
      .name = "measure",
      .usages = {"[OPTIONS] --qrels FILE RUN..."},
      .summary = "measure ranked runs against judgments",
      .description =
          "Values are trec_eval 9.0.7's, to the last digit it prints. Documents are ordered by "
          "score, then by id, both descending; the rank column is ignored. What a reader should "
          "know, such as missing topics, documents without judgments and ties, is said on the "
          "error stream. Refused, with the line and the reason: a document twice in a topic, a "
          "score that is not a finite number, a line with other columns.",
      .operands = {ValueKind::file, "RUN", 1},
      .flags = terminal::join_flags(
          terminal::join_flags(judged_flags("nDCG@10 AP RR R@100 Judged@10"), trec_eval_flags()),
          std::vector<Flag>{format_flag({"text", "trec", "tsv", "json"}), quiet_flag()}),
      .examples = {{"rankbench measure --qrels qrels.txt -m 'nDCG@10 AP' old.run new.run",
                    "two measures of two runs"},
                   {"rankbench measure --qrels qrels.txt -q -c -m all_trec -f trec news.run",
                    "what trec_eval -q -c -m all_trec prints"}},
      .sections = {{"MEASURES",
                    "ir_measures' names: nDCG AP P R RR Judged Rprec Bpref infAP IPrec Success "
                    "RBP SetP SetR SetAP SetF NumQ NumRet NumRel NumRelRet, with @10 for a cutoff "
                    "and (rel=2) for a grade from which a document is relevant.\n\n"
                    "trec_eval's: runid num_q num_ret num_rel num_rel_ret map gm_map Rprec bpref "
                    "recip_rank iprec_at_recall P relstring recall infAP gm_bpref Rprec_mult "
                    "utility 11pt_avg binG G ndcg ndcg_rel Rndcg ndcg_cut map_cut relative_P "
                    "success set_P set_relative_P set_recall set_map set_F num_nonrel_judged_ret, "
                    "with parameters after a dot (P.5,10 or P_10, ndcg.1=3,2=9), and the lists "
                    "official, set and all_trec."}},
  };
}

int measure_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  terminal::Console& console = invocation.console;
  const std::string format = arguments.text_or("format", "text");
  const Yardstick yardstick =
      yardstick_of(arguments, format == "trec" ? "official" : "nDCG@10 AP RR R@100 Judged@10");
  const MeasureOutput output{yardstick.measures, arguments.has("per-topic")};
  const bool complete = yardstick.options.complete;
  std::vector<MeasuredRun> runs;
  for (const std::string& path : arguments.operands()) {
    const Run run = read_run(path);
    runs.push_back({terminal::sanitize(path), run.tag,
                    evaluate(run, yardstick.qrels, yardstick.measures, yardstick.options)});
    const MeasuredRun& measured = runs.back();
    if (arguments.text_or("compat", "9") == "10" && !complete)
      refuse_missing(measured.name, measured.evaluation.notes);
    if (format == "trec") console.out().write(trec_lines(measured, output));
    if (format == "tsv") console.out().write(tsv_lines(measured, output));
    if (!arguments.has("quiet"))
      say_notes(measured.name, measured.evaluation.notes, complete, console);
  }
  if (format == "text") console.out().write(text_table(runs, output));
  if (format == "json") console.out().write(json_object(runs, output));
  return 0;
}

}  // namespace technews::benchmarks
