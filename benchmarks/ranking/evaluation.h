// Evaluation: a run measured against judgments, topic by topic and on the whole.
#pragma once

#include "benchmarks/ranking/measures.h"

#include <map>
#include <string>
#include <vector>

namespace technews::benchmarks {

struct EvaluationOptions {
  bool complete = false;  // judged topics that the run lacks count as 0 (trec_eval's -c)
  JoinOptions join;
  MeasureSetting setting;
};

// What a reader of the numbers should know.
struct EvaluationNotes {
  std::vector<std::string> missing;   // judged topics that the run lacks
  std::vector<std::string> unjudged;  // topics of the run without judgments; left out
  std::size_t without_relevant = 0;   // judged topics where nothing is relevant
  std::size_t tied = 0;               // retrieved documents with the score of the one before
  std::size_t retrieved = 0;
};

struct Evaluation {
  std::vector<std::string> topics;   // judged and in the run, in the order of their ids' bytes
  std::vector<TopicResult> results;  // by topic
  std::vector<std::vector<double>> values;  // by measure, then topic
  std::vector<double> means;                // by measure: the average as the measure takes it
  std::size_t counted = 0;                  // topics that the means are over
  EvaluationNotes notes;
};

// O(lines of the run × log of a topic's judgments) and O(measures × judged documents found).
Evaluation evaluate(const Run& run, const Qrels& qrels, const std::vector<Measure>& measures,
                    const EvaluationOptions& options);

// A measure of every judged topic, 0 for those that the run lacks: what comparisons are made of.
// REQUIRES: the measure has a value for a topic.
std::map<std::string, double> values_by_topic(const Run& run, const Qrels& qrels,
                                              const Measure& measure,
                                              const EvaluationOptions& options = {});

double mean(const std::map<std::string, double>& values);

}  // namespace technews::benchmarks
