// Searches every topic of a list and writes the run.
#pragma once

#include "searcher/cli_topics.h"
#include "searcher/searcher.h"
#include "shared/base/diagnostic.h"

#include <memory>
#include <string>
#include <vector>

namespace technews::benchmarks {

// How topics are searched; all of it stands in a manifest.
struct SearchSettings {
  std::vector<std::string> databases;
  std::size_t limit = 1000;
  bool query_syntax = false;  // topics are in the query language; false: plain words
  bool group_stories = false;
  bool addresses = false;                              // runs name documents by address, not by id
  std::string now;                                     // YYYY-MM-DD: what dates count from
  std::shared_ptr<const searcher::Synonyms> synonyms;  // of rankings with +synonyms
};

// Milliseconds.
struct Latency {
  double p50 = 0;
  double p95 = 0;
  double p99 = 0;
  double most = 0;
  std::size_t jobs = 1;  // threads that searched at once
};

struct TopicComplaint {
  std::string topic;
  std::string query;
  std::vector<base::Diagnostic> diagnostics;
};

struct SearchRun {
  std::string rank;  // the scheme's canonical text
  std::string text;  // the run, in TREC's form
  Latency latency;
  std::vector<TopicComplaint> complaints;  // topics with notes or errors
  bool failed = false;                     // a topic was not understood: it has no results
};

// What a topic is searched by, but for its query. Throws Error(usage) when `now` is no day.
searcher::SearchRequest request_of(const SearchSettings& settings, const std::string& scheme);

// Searches topics on as many threads as there are searchers. The same index and settings give the
// same text, whatever their number. Throws Error as Searcher does, and for an unknown scheme.
SearchRun search_topics(const std::vector<searcher::Topic>& topics, const std::string& scheme,
                        const SearchSettings& settings, std::vector<searcher::Searcher>& searchers);

// One for each thread, but no more than there are topics.
std::vector<searcher::Searcher> open_searchers(const SearchSettings& settings, std::size_t jobs,
                                               std::size_t topics);

// The q-th part (0 to 1) of the values, by nearest rank. 0 for none.
double percentile(std::vector<double> values, double q);

}  // namespace technews::benchmarks
