// TopicResult: one topic's ranking joined with its judgments, which is all that measures look at.
#pragma once

#include "benchmarks/ranking/document_table.h"
#include "benchmarks/ranking/trec_files.h"

#include <cstdint>
#include <vector>

namespace technews::benchmarks {

struct JudgedHit {
  std::size_t rank = 0;  // from 0
  int grade = 0;         // below 0: in the pool, but not judged
};

struct TopicResult {
  std::size_t retrieved = 0;
  std::vector<JudgedHit> hits;      // retrieved documents of the pool, by rank
  std::vector<std::size_t> levels;  // how many documents are judged, by grade from 0

  // Judged documents of at least, or below, that grade.
  std::size_t graded_from(int level) const;
  std::size_t graded_below(int level) const;
  // Retrieved documents of at least that grade among the first depth.
  std::size_t found(int level, std::size_t depth = SIZE_MAX) const;
};

struct JoinOptions {
  bool judged_only = false;      // leave out documents without a judgment, close the ranks up
  std::size_t depth = SIZE_MAX;  // look at no more documents of a topic, judged or not
};

// documents are in the order of RankedTopic. table is scratch space. Linear.
TopicResult join(const std::vector<Retrieved>& documents, const JudgedTopic& judged,
                 const JoinOptions& options, DocumentTable& table);

}  // namespace technews::benchmarks
