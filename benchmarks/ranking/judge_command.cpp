#include "benchmarks/ranking/agreement.h"
#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/judging.h"
#include "benchmarks/ranking/search_flags.h"
#include "shared/base/error.h"
#include "shared/terminal/sanitize.h"
#include "shared/terminal/width.h"

#include <iostream>
#include <map>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

using terminal::ValueKind;

// One sitting: shows a document, takes an answer, goes on.
class Sitting {
 public:
  Sitting(const Invocation& invocation, std::vector<PooledDocument> pool, JudgmentFile& file)
      : invocation_(invocation), pool_(std::move(pool)), file_(file) {
    if (const auto path = invocation.arguments.text("topics"))
      for (const searcher::Topic& topic : topics_in(*path)) queries_[topic.id] = topic.query;
    if (!invocation.arguments.texts("database").empty())
      searcher_.emplace(databases_of(invocation));
  }

  void run() {
    say(fmt::format("{} of {} documents judged\n", judged(), pool_.size()));
    say("0 no, 1 touches it, 2 largely about it, 3 about it; s skip, u undo, q quit\n");
    std::string answer;
    while (seek() && (show(), std::getline(std::cin, answer))) {
      if (answer == "q") break;
      take(answer);
    }
    say(fmt::format("\n{} of {} documents judged\n", judged(), pool_.size()));
  }

 private:
  void say(const std::string& text) {
    invocation_.console.out().write(text);
    invocation_.console.out().flush();
  }

  std::size_t judged() const {
    std::size_t count = 0;
    for (const PooledDocument& each : pool_) count += file_.holds(each) ? 1U : 0U;
    return count;
  }

  // Moves to the next document without a grade; false at the end.
  bool seek() {
    while (at_ < pool_.size() && file_.holds(pool_[at_])) ++at_;
    return at_ < pool_.size();
  }

  void show() {
    const PooledDocument& each = pool_[at_];
    const auto query = queries_.find(each.topic);
    std::string text =
        fmt::format("\n[{}/{}] topic {}", at_ + 1, pool_.size(), terminal::sanitize(each.topic));
    if (query != queries_.end()) text += ": " + terminal::sanitize(query->second);
    text += "\n" + terminal::sanitize(each.document) + "\n";
    if (searcher_)
      if (const auto record = searcher_->find(each.document)) text += article(*record);
    say(text + "? ");
  }

  std::string article(const index::Record& record) const {
    constexpr std::size_t most_bytes = 1500;
    const auto width = invocation_.console.policy().text_width();
    const std::string body = terminal::sanitize(record.text.substr(0, most_bytes));
    return terminal::wrapped_block(terminal::sanitize(record.title), 0, 0, width) +
           terminal::wrapped_block(body, 0, 0, width) +
           (record.text.size() > most_bytes ? "[…]\n" : "");
  }

  void take(const std::string& answer) {
    if (answer.size() == 1 && answer[0] >= '0' && answer[0] <= '3') {
      file_.set(pool_[at_], answer[0] - '0');
      history_.push_back(at_++);
    } else if (answer == "s") {
      history_.push_back(at_++);
    } else if (answer == "u" && !history_.empty()) {
      at_ = history_.back();
      history_.pop_back();
      file_.set(pool_[at_], std::nullopt);
    } else {
      say(answer == "u" ? "nothing to undo\n" : "0, 1, 2 or 3; s skip, u undo, q quit\n");
    }
  }

  const Invocation& invocation_;
  std::vector<PooledDocument> pool_;
  JudgmentFile& file_;
  std::map<std::string, std::string> queries_;
  std::optional<searcher::Searcher> searcher_;
  std::size_t at_ = 0;
  std::vector<std::size_t> history_;  // what was answered, in order
};

void tell_agreement(const std::string& first, const std::string& second, base::Output& out) {
  const Agreement found = agreement(read_qrels(first), read_qrels(second));
  out.write(fmt::format("{} documents judged twice\n", found.documents));
  if (found.documents == 0) return;
  out.write(
      fmt::format("same grade {:.3f}, same side of relevance {:.3f}\n", found.same, found.binary));
  out.write(fmt::format("kappa {:.3f}, weighted by squared distance {:.3f}\n", found.kappa,
                        found.weighted));
  for (const auto& [grades, count] : found.counts)
    if (grades.first != grades.second)
      out.write(fmt::format("  {} then {}: {}\n", grades.first, grades.second, count));
}

std::vector<PooledDocument> documents_to_judge(const terminal::ParsedArguments& arguments) {
  if (const auto again = arguments.text("again"))
    return share_of(read_qrels(*again), arguments.number("share").value_or(.1),
                    static_cast<std::uint64_t>(arguments.integer_or("seed", 1)));
  std::vector<Run> runs;
  for (const std::string& path : arguments.operands()) runs.push_back(read_run(path));
  if (runs.empty())
    throw base::Error(base::ErrorCode::usage, "there is nothing to judge",
                      {"name runs to pool, or judgments to judge a share of again with --again"});
  return pool_of(runs, static_cast<std::size_t>(arguments.integer_or("depth", 20)));
}

std::vector<terminal::Flag> judge_flags() {
  return {
      {.name = "judgments",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "judgments, read and added to; required",
       .group = "Judging",
       .in_short_help = true},
      {.name = "depth",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "documents of each topic and run that are pooled",
       .group = "Judging",
       .default_text = "20",
       .minimum = 1},
      {.name = "again",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "judge a share of these judgments a second time instead of runs",
       .group = "Judging"},
      {.name = "share",
       .kind = ValueKind::number,
       .value = "S",
       .help = "the share for --again",
       .group = "Judging",
       .default_text = "0.1"},
      {.name = "seed",
       .kind = ValueKind::integer,
       .value = "N",
       .help = "seed of the drawing for --again",
       .group = "Judging",
       .default_text = "1"},
      {.name = "agreement",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "don't judge: tell how far these judgments and --judgments agree",
       .group = "Judging"},
      {.name = "topics",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "queries to show",
       .group = "Input"},
      database_flag(),
  };
}

}  // namespace

terminal::Command judge_table() {
  return {
      .name = "judge",
      .usages = {"[OPTIONS] --judgments FILE RUN...", "[OPTIONS] --judgments FILE --again FILE",
                 "--judgments FILE --agreement FILE"},
      .summary = "judge what runs found, in the terminal",
      .description =
          "Shows the first documents of every run, each once, in an order that hides ranks and "
          "runs, with the start of the article when --database is given. Answers are read by the "
          "line: a grade from 0 to 3, s to skip, u to take the last answer back, q to end. "
          "Judgments are saved after every answer; starting again goes on where it ended.",
      .operands = {ValueKind::file, "RUN"},
      .flags = judge_flags(),
      .examples =
          {{"rankbench judge --judgments qrels.txt --topics topics.tsv -d news.db runs/*.run",
            "judge a pool"},
           {"rankbench judge --judgments second.txt --again qrels.txt --share .1",
            "judge a tenth of it again"}},
  };
}

int judge_command(const Invocation& invocation) {
  const terminal::ParsedArguments& arguments = invocation.arguments;
  const auto path = arguments.text("judgments");
  if (!path)
    throw base::Error(base::ErrorCode::usage, "no file of judgments is named",
                      {"name one with --judgments FILE; it is made when it isn't there"});
  if (const auto other = arguments.text("agreement")) {
    tell_agreement(*other, *path, invocation.console.out());
    return 0;
  }
  JudgmentFile file(*path);
  Sitting(invocation, documents_to_judge(arguments), file).run();
  return 0;
}

}  // namespace technews::benchmarks
