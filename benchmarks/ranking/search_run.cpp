#include "benchmarks/ranking/search_run.h"

#include "searcher/output/formats.h"
#include "searcher/rank/scheme.h"
#include "shared/base/date.h"
#include "shared/base/error.h"
#include "shared/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace technews::benchmarks {
namespace {

// The day of "2026-11-23".
base::DayNumber day_of(const std::string& text) {
  const auto date = base::parse_iso_date(text);
  if (date && date->precision == base::DatePrecision::day) return date->first_day();
  throw base::Error(base::ErrorCode::usage, "\"" + text + "\" is not a day",
                    {"write it as 2026-11-23"});
}

// An article without an address keeps its id.
void name_by_address(std::vector<searcher::Hit>& hits) {
  for (searcher::Hit& hit : hits)
    if (!hit.record.url.empty()) hit.id = hit.record.url;
}

Latency latency_of(const std::vector<searcher::Answer>& answers, std::size_t jobs) {
  std::vector<double> milliseconds;
  for (const searcher::Answer& each : answers)
    milliseconds.push_back(static_cast<double>(each.response.elapsed.count()) / 1000.0);
  return {percentile(milliseconds, .5), percentile(milliseconds, .95),
          percentile(milliseconds, .99), percentile(milliseconds, 1), jobs};
}

}  // namespace

searcher::SearchRequest request_of(const SearchSettings& settings, const std::string& scheme) {
  searcher::SearchRequest request;
  request.work = std::numeric_limits<std::uint64_t>::max();
  request.plain = !settings.query_syntax;
  request.rank = scheme;
  request.limit = settings.limit;
  request.group = settings.group_stories ? searcher::Grouping::story : searcher::Grouping::off;
  request.records = settings.addresses;
  request.snippets = 0;
  request.today = day_of(settings.now);
  if (searcher::parse_scheme(scheme).synonyms() != nullptr) request.synonyms = settings.synonyms;
  return request;
}

double percentile(std::vector<double> values, double q) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const double rank = std::ceil(q * static_cast<double>(values.size()));
  return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

std::vector<searcher::Searcher> open_searchers(const SearchSettings& settings, std::size_t jobs,
                                               std::size_t topics) {
  std::vector<searcher::Searcher> searchers;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, std::min(jobs, topics)); ++i)
    searchers.emplace_back(settings.databases);
  return searchers;
}

SearchRun search_topics(const std::vector<searcher::Topic>& topics, const std::string& scheme,
                        const SearchSettings& settings,
                        std::vector<searcher::Searcher>& searchers) {
  const searcher::SearchRequest request = request_of(settings, scheme);
  std::vector<searcher::Answer> answers(topics.size());
  base::in_parallel(searchers.size(), topics.size(), [&](std::size_t thread, std::size_t i) {
    answers[i] = {topics[i].id, request, {}};
    answers[i].request.query = topics[i].query;
    answers[i].response = searchers[thread].search(answers[i].request);
  });
  SearchRun run;
  run.latency = latency_of(answers, searchers.size());
  for (searcher::Answer& each : answers) {
    if (settings.addresses) name_by_address(each.response.hits);
    run.rank = each.response.rank;
    run.text += searcher::format_trec(each);
    run.failed = run.failed || each.response.failed;
    if (!each.response.diagnostics.empty())
      run.complaints.push_back({each.query_id, each.request.query, each.response.diagnostics});
  }
  return run;
}

}  // namespace technews::benchmarks
