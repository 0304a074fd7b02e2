#include "benchmarks/ranking/commands.h"
#include "benchmarks/ranking/cross_validation.h"
#include "benchmarks/ranking/flag_parts.h"
#include "benchmarks/ranking/judged_run.h"
#include "benchmarks/ranking/search_flags.h"
#include "benchmarks/ranking/significance.h"
#include "searcher/cli_schemes.h"
#include "shared/base/error.h"
#include "shared/terminal/progress.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

using terminal::ValueKind;

struct Collection {
  std::string name;
  SearchSettings settings;
  std::vector<searcher::Topic> topics;
  Qrels qrels;
};

// "DB,TOPICS,QRELS".
Collection collection_of(const std::string& text, const Invocation& invocation) {
  const std::size_t first = text.find(',');
  const std::size_t second = text.find(',', first + 1);
  if (first == std::string::npos || second == std::string::npos)
    throw base::Error(base::ErrorCode::usage, "\"" + text + "\" is no collection",
                      {"write it as --collection INDEX,TOPICS,QRELS"});
  Collection collection{text.substr(0, first), search_settings_of(invocation),
                        topics_in(text.substr(first + 1, second - first - 1)),
                        read_qrels(text.substr(second + 1))};
  collection.settings.databases = {collection.name};
  return collection;
}

std::vector<Collection> collections_of(const Invocation& invocation) {
  std::vector<Collection> collections;
  for (const std::string& each : invocation.arguments.texts("collection"))
    collections.push_back(collection_of(each, invocation));
  if (collections.size() == 1)
    throw base::Error(base::ErrorCode::usage, "leaving one collection out takes two at least",
                      {"tune on one with --topics, --qrels and --database"});
  if (!collections.empty()) return collections;
  const auto qrels = invocation.arguments.text("qrels");
  if (!qrels)
    throw base::Error(base::ErrorCode::usage, "no judgments are named",
                      {"give them with --qrels FILE"});
  const SearchSettings settings = search_settings_of(invocation);
  collections.push_back(
      {settings.databases.front(), settings, topics_of(invocation.arguments), read_qrels(*qrels)});
  return collections;
}

std::string scheme_at(const std::string& base, const std::string& point) {
  return base + (base.find(':') == std::string::npos ? ":" : ",") + point;
}

class Tuner {
 public:
  explicit Tuner(const Invocation& invocation)
      : invocation_(invocation),
        base_(searcher::scheme_named(invocation.arguments.text_or("model", "news"))),
        collections_(collections_of(invocation)) {
    const auto grid = invocation.arguments.text("grid");
    if (!grid)
      throw base::Error(base::ErrorCode::usage, "no grid is named",
                        {"for example --grid 'k1=.6:1.8:.2;b=.2:.9:.1'"});
    points_ = grid_points(*grid);
    const auto measures = parse_measures(invocation.arguments.text_or("measure", "nDCG@10"));
    require_topic_values(measures);
    if (measures.size() != 1)
      throw base::Error(base::ErrorCode::usage, "tuning takes one measure", {"--measure nDCG@10"});
    measure_ = measures.front();
  }

  int run() {
    const std::vector<double> as_it_is = measured();
    deal();
    const TuningResult result = cross_validate(scores_);
    tell(result, as_it_is);
    return 0;
  }

 private:
  // Fills scores_.values; returns the values of the base scheme.
  std::vector<double> measured() {
    scores_.values.resize(points_.size());
    std::vector<double> as_it_is;
    terminal::Progress progress("Tuning", invocation_.console.policy(),
                                {[this](std::string_view text) { invocation_.console.say(text); }});
    std::size_t done = 0;
    for (const Collection& collection : collections_) {
      auto searchers = open_searchers(collection.settings, jobs_of(invocation_.arguments),
                                      collection.topics.size());
      add(values_of(collection, base_, searchers), as_it_is);
      starts_.push_back(as_it_is.size());
      for (std::size_t point = 0; point < points_.size(); ++point) {
        add(values_of(collection, scheme_at(base_, points_[point]), searchers),
            scores_.values[point]);
        progress.update({++done, points_.size() * collections_.size(),
                         fmt::format("{} searches of all topics", done)});
      }
    }
    progress.erase();
    return as_it_is;
  }

  static void add(const std::vector<double>& more, std::vector<double>& values) {
    values.insert(values.end(), more.begin(), more.end());
  }

  std::vector<double> values_of(const Collection& collection, const std::string& scheme,
                                std::vector<searcher::Searcher>& searchers) const {
    const SearchRun run = search_topics(collection.topics, scheme, collection.settings, searchers);
    std::vector<double> values;
    for (const auto& [topic, value] :
         values_by_topic(parse_run(run.text, scheme), collection.qrels, measure_))
      values.push_back(value);
    return values;
  }

  void deal() {
    const std::size_t topics = starts_.back();
    scores_.macro = collections_.size() > 1;
    if (scores_.macro) {
      for (std::size_t i = 0; i < starts_.size(); ++i) scores_.folds.resize(starts_[i], i);
      return;
    }
    const auto folds = static_cast<std::size_t>(invocation_.arguments.integer_or("folds", 5));
    if (topics < folds)
      throw base::Error(base::ErrorCode::usage,
                        fmt::format("{} judged topics can't make {} folds", topics, folds));
    const auto seed = static_cast<std::uint64_t>(invocation_.arguments.integer_or("seed", 1));
    scores_.folds = deal_folds(topics, folds, seed);
  }

  void tell(const TuningResult& result, const std::vector<double>& as_it_is) {
    const TuningResult untuned = cross_validate({{as_it_is}, scores_.folds, scores_.macro});
    Differences differences;
    for (std::size_t i = 0; i < as_it_is.size(); ++i)
      differences.push_back(result.held_out_values[i] - as_it_is[i]);
    const PermutationOptions permutation{
        100'000, static_cast<std::uint64_t>(invocation_.arguments.integer_or("seed", 1))};
    base::Output& out = invocation_.console.out();
    out.write(fmt::format("{} over {} points of {}, {} topics, {} {}\n", measure_.name,
                          points_.size(), base_, as_it_is.size(), result.folds.size(),
                          scores_.macro ? "collections, one left out at a time" : "folds"));
    out.write(fmt::format("as it is                {:.4f}\n", untuned.resubstitution));
    out.write(
        fmt::format("tuned, cross-validated  {:.4f}  {:+.4f}, p {:.4f}: what other topics may "
                    "expect\n",
                    result.cross_validated, result.cross_validated - untuned.resubstitution,
                    permutation_p(differences, permutation)));
    out.write(
        fmt::format("tuned, resubstitution   {:.4f}  on the topics it was tuned on: not a "
                    "result\n",
                    result.resubstitution));
    out.write(fmt::format("leak                    {:.4f}  resubstitution less cross-validated\n",
                          result.leak()));
    out.write("best on all topics: " + scheme_at(base_, points_[result.best]) + "\n");
    tell_folds(result);
  }

  void tell_folds(const TuningResult& result) {
    for (std::size_t i = 0; i < result.folds.size(); ++i) {
      const FoldChoice& fold = result.folds[i];
      const std::string name =
          scores_.macro ? terminal::sanitize(collections_[i].name) : fmt::format("fold {}", i + 1);
      invocation_.console.out().write(
          fmt::format("  without {} ({} topics): {}  training {:.4f}, held out {:.4f}\n", name,
                      fold.topics, points_[fold.point], fold.training, fold.held_out));
    }
  }

  const Invocation& invocation_;
  std::string base_;
  std::vector<Collection> collections_;
  std::vector<std::string> points_;
  Measure measure_;
  TuningScores scores_;
  std::vector<std::size_t> starts_;  // topics up to the end of each collection
};

}  // namespace

terminal::Command tune_table() {
  const std::vector<terminal::Flag> own{
      {.name = "qrels",
       .kind = ValueKind::file,
       .value = "FILE",
       .help = "judgments of the topics",
       .group = "Input"},
      {.name = "collection",
       .kind = ValueKind::text,
       .value = "DB,TOPICS,QRELS",
       .help = "instead of --database, --topics and --qrels: one of several collections, each left "
               "out in turn",
       .group = "Input",
       .repeatable = true},
      {.name = "grid",
       .kind = ValueKind::text,
       .value = "GRID",
       .help = "parameters and their values: 'k1=.6:1.8:.2;b=.3,.5,.75'; required",
       .group = "Tuning",
       .in_short_help = true},
      {.name = "model",
       .kind = ValueKind::text,
       .value = "SCHEME",
       .help = "ranking that the grid changes",
       .group = "Tuning",
       .default_text = "news",
       .in_short_help = true},
      {.name = "measure",
       .letter = 'm',
       .kind = ValueKind::text,
       .value = "MEASURE",
       .help = "what is made as large as can be",
       .group = "Tuning",
       .default_text = "nDCG@10"},
      {.name = "folds",
       .kind = ValueKind::integer,
       .value = "K",
       .help = "parts that the topics are dealt to",
       .group = "Tuning",
       .default_text = "5",
       .minimum = 2,
       .maximum = 1000},
      seed_flag("seed of the dealing and of the sign flips"),
  };
  return {
      .name = "tune",
      .usages = {"[OPTIONS] --grid GRID"},
      .summary = "find parameters, and tell what they are worth on other topics",
      .description =
          "Measures every point of the grid. The score that counts is cross-validated: for each "
          "fold, or each collection, the best point on the others is measured on it. Next to it "
          "stands the score on the very topics that chose the point, which is too good, and the "
          "difference, which is the leak.",
      .flags = terminal::join_flags(search_flags(), own),
      .examples = {{"rankbench tune --topics t.tsv --qrels q.txt -d news.db --model bm25 --grid "
                    "'k1=.6:1.8:.2;b=.2:.9:.1'",
                    "BM25's two parameters"}},
  };
}

int tune_command(const Invocation& invocation) { return Tuner(invocation).run(); }

}  // namespace technews::benchmarks
