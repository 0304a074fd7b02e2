// TREC runs and judgments: reading them, strictly.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace technews::benchmarks {

// Topic -> document -> grade; grades of 0 and less are judged not relevant.
using Qrels = std::map<std::string, std::unordered_map<std::string, int>>;

struct Retrieved {
  std::string document;
  double score = 0;
};

struct Run {
  std::string tag;
  // Per topic by score descending, then document id descending: trec_eval's order. The rank column
  // is ignored, as trec_eval ignores it.
  std::map<std::string, std::vector<Retrieved>> topics;
};

// Lines "topic 0 document grade". Throws Error(io) naming file, line and reason for wrong columns,
// a grade that is no whole number, or a document judged twice with different grades.
Qrels read_qrels(const std::string& path);

// Lines "topic Q0 document rank score tag". Throws Error(io) likewise, also for a document that a
// topic retrieves twice and a score that is not a finite number.
Run read_run(const std::string& path);

}  // namespace technews::benchmarks
