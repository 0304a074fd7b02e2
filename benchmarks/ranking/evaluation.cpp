#include "benchmarks/ranking/evaluation.h"

#include "benchmarks/ranking/trec_measures.h"

#include <cmath>
#include <numeric>

namespace technews::benchmarks {
namespace {

MeasureSetting setting_of(const Measure& measure, MeasureSetting setting) {
  if (measure.relevance_level) setting.relevance_level = *measure.relevance_level;
  return setting;
}

std::size_t tied_documents(const RankedTopic& topic) {
  std::size_t tied = 0;
  for (std::size_t i = 1; i < topic.documents.size(); ++i)
    tied += topic.documents[i].score == topic.documents[i - 1].score ? 1U : 0U;
  return tied;
}

TopicResult nothing_found(const JudgedTopic& judged) {
  DocumentTable table;
  return join({}, judged, {}, table);
}

// What the topics that the run lacks add: nothing to a mean, their relevant documents to a count,
// the least value to a geometric mean.
double missing_value(const Measure& measure, const MeasureSetting& setting, const Qrels& qrels,
                     const EvaluationNotes& notes) {
  double sum = 0;
  if (measure.averaging == Averaging::mean) return sum;
  for (const std::string& topic : notes.missing)
    sum += measure.value(nothing_found(*qrels.find(topic)), measure, setting);
  return sum;
}

double averaged(const Measure& measure, double sum, std::size_t topics) {
  switch (measure.averaging) {
    case Averaging::none:
      return static_cast<double>(topics);
    case Averaging::sum:
      return sum;
    case Averaging::mean:
      return topics == 0 ? 0.0 : sum / static_cast<double>(topics);
    case Averaging::geometric:
      return topics == 0 ? 0.0 : std::exp(sum / static_cast<double>(topics));
  }
  return 0;
}

}  // namespace

Evaluation evaluate(const Run& run, const Qrels& qrels, const std::vector<Measure>& measures,
                    const EvaluationOptions& options) {
  Evaluation evaluation;
  EvaluationNotes& notes = evaluation.notes;
  DocumentTable table;
  for (const RankedTopic& topic : run.topics) {
    notes.retrieved += topic.documents.size();
    notes.tied += tied_documents(topic);
    const JudgedTopic* const judged = qrels.find(topic.topic);
    if (judged == nullptr) {
      notes.unjudged.emplace_back(topic.topic);
      continue;
    }
    evaluation.topics.emplace_back(topic.topic);
    evaluation.results.push_back(join(topic.documents, *judged, options.join, table));
  }
  for (const JudgedTopic& judged : qrels.topics) {
    if (run.find(judged.topic) == nullptr) notes.missing.emplace_back(judged.topic);
    const std::size_t relevant = nothing_found(judged).graded_from(options.setting.relevance_level);
    notes.without_relevant += relevant == 0 ? 1U : 0U;
  }
  evaluation.counted = options.complete ? qrels.topics.size() : evaluation.topics.size();
  for (const Measure& measure : measures) {
    const MeasureSetting setting = setting_of(measure, options.setting);
    std::vector<double> values;
    for (const TopicResult& result : evaluation.results)
      values.push_back(measure.value(result, measure, setting));
    double sum = std::accumulate(values.begin(), values.end(), 0.0);
    if (options.complete) sum += missing_value(measure, setting, qrels, notes);
    evaluation.means.push_back(averaged(measure, sum, evaluation.counted));
    evaluation.values.push_back(std::move(values));
  }
  return evaluation;
}

std::map<std::string, double> values_by_topic(const Run& run, const Qrels& qrels,
                                              const Measure& measure,
                                              const EvaluationOptions& options) {
  const Evaluation evaluation = evaluate(run, qrels, {measure}, options);
  std::map<std::string, double> values;
  for (std::size_t i = 0; i < evaluation.topics.size(); ++i)
    values[evaluation.topics[i]] = evaluation.values[0][i];
  for (const std::string& topic : evaluation.notes.missing)
    values[topic] = measure.value(nothing_found(*qrels.find(topic)), measure,
                                  setting_of(measure, options.setting));
  return values;
}

double mean(const std::map<std::string, double>& values) {
  double sum = 0;
  for (const auto& [topic, value] : values) sum += value;
  return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

}  // namespace technews::benchmarks
