#include "searcher/cli_batch.h"

#include "searcher/cli_flags.h"
#include "searcher/cli_request.h"
#include "searcher/cli_search.h"
#include "searcher/cli_topics.h"
#include "searcher/output/formats.h"
#include "shared/base/diagnostic.h"
#include "shared/base/parallel.h"
#include "shared/terminal/progress.h"

#include <algorithm>

namespace technews::searcher {
namespace {

// Queries answered before their answers are printed: memory stays flat, and threads rarely wait
// for the last one of a block.
constexpr std::size_t block_per_thread = 128;

class Batch {
 public:
  Batch(const terminal::ParsedArguments& arguments, terminal::Console& console)
      : console_(console),
        options_(output_options_of(arguments, Format::trec)),
        quiet_(arguments.has("quiet")),
        progress_("Searching", console.policy(),
                  {[&console](std::string_view text) { console.say(text); }}) {
    request_ = request_of(arguments, default_batch_limit);
    request_.plain = !arguments.has("query-syntax");
    request_.records = options_.format == Format::jsonl;
    if (!request_.records) request_.snippets = 0;
    request_.matched = request_.records;
    request_.exact_counts = request_.exact_counts || request_.records;
    const std::string path = arguments.text_or("batch", "-");
    topics_ = parse_topics(read_topics(path), path == "-" ? "standard input" : path);
    const auto wanted = static_cast<std::size_t>(arguments.integer_or("jobs", 1));
    for (std::size_t i = 0; i < std::min(wanted, topics_.size()); ++i)
      searchers_.push_back(open_searcher(arguments, console.environment()));
  }

  int run() {
    const std::size_t block = block_per_thread * searchers_.size();
    for (std::size_t first = 0; first < topics_.size(); first += block) {
      const std::size_t count = std::min(block, topics_.size() - first);
      std::vector<Answer> answers(count);
      base::in_parallel(searchers_.size(), count, [&](std::size_t thread, std::size_t i) {
        answers[i] = answer(topics_[first + i], searchers_[thread]);
      });
      progress_.erase();
      for (const Answer& done : answers) print(done);
      const std::size_t done = first + count;
      if (!quiet_)
        progress_.update({done, topics_.size(), terminal::grouped_number(done) + " queries"});
    }
    progress_.erase();
    return status_;
  }

 private:
  Answer answer(const Topic& topic, Searcher& searcher) const {
    Answer answer{topic.id, request_, {}};
    answer.request.query = topic.query;
    answer.response = searcher.search(answer.request);
    return answer;
  }

  void print(const Answer& answer) {
    const bool json = options_.format == Format::jsonl;
    if (!json) complain(answer);
    console_.out().write(json ? format_jsonl(answer, options_) : format_trec(answer));
    const int status = status_of(answer.response);
    if (status > 1 && (status_ == 0 || status == 2)) status_ = status;
  }

  void complain(const Answer& answer) {
    std::vector<base::Diagnostic> told = answer.response.diagnostics;
    if (quiet_)
      std::erase_if(told, [](const auto& d) { return d.severity == base::Severity::note; });
    if (told.empty()) return;
    for (base::Diagnostic& diagnostic : told)
      diagnostic.message = "topic " + answer.query_id + ": " + diagnostic.message;
    console_.complain(told, answer.request.query);
  }

  terminal::Console& console_;
  OutputOptions options_;
  bool quiet_;
  SearchRequest request_;
  std::vector<Topic> topics_;
  std::vector<Searcher> searchers_;
  int status_ = 0;
  terminal::Progress progress_;
};

}  // namespace

int run_batch(const terminal::ParsedArguments& arguments, terminal::Console& console) {
  return Batch(arguments, console).run();
}

}  // namespace technews::searcher
