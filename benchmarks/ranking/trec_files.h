// Runs and judgments: reading them, strictly.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace technews::benchmarks {

struct Judgment {
  std::string_view document;
  int grade = 0;  // below 0: in the pool, but not judged
};

struct JudgedTopic {
  std::string_view topic;
  std::vector<Judgment> documents;
};

struct Retrieved {
  std::string_view document;
  double score = 0;
  std::uint64_t hash = 0;  // of the document, for joining runs and judgments
};

struct RankedTopic {
  std::string_view topic;
  // By score descending, then document id descending, byte by byte: trec_eval's order. The rank
  // column is ignored, as trec_eval ignores it.
  std::vector<Retrieved> documents;
};

// Topics are in the order of their ids' bytes. The views point into bytes.
struct Qrels {
  std::vector<JudgedTopic> topics;
  std::shared_ptr<const void> bytes;

  const JudgedTopic* find(std::string_view topic) const;
};

struct Run {
  std::string tag;  // of the last line
  std::vector<RankedTopic> topics;
  std::shared_ptr<const void> bytes;

  const RankedTopic* find(std::string_view topic) const;
};

// Judgments in any of these forms, told apart by the first line: TREC, "topic 0 document grade";
// BEIR or three columns, "topic document grade" with or without a heading; JSONL with query_id
// (query-id, qid, topic), doc_id (corpus-id, document, docid) and relevance (grade, score).
// Throws Error(io) naming file, line and reason for wrong columns, a grade that is no whole number
// or a document judged twice, and for a file without judgments. Linear.
Qrels read_qrels(const std::string& path);
Qrels parse_qrels(std::string text, const std::string& name);

// Lines "topic Q0 document rank score tag". Throws Error(io) likewise, also for a document that a
// topic retrieves twice and a score that is not a finite number. Linear, but for topics that aren't
// in order already.
Run read_run(const std::string& path);
Run parse_run(std::string text, const std::string& name);

}  // namespace technews::benchmarks
