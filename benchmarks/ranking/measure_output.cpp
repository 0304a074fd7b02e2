#include "benchmarks/ranking/measure_output.h"

#include "benchmarks/ranking/text_table.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

std::string number(const Measure& measure, double value) {
  return measure.whole ? fmt::format("{:.0f}", value) : fmt::format("{:.4f}", value);
}

bool has_topic_value(const Measure& measure) {
  return measure.averaging == Averaging::mean || measure.averaging == Averaging::sum;
}

std::string trec_line(const Measure& measure, std::string_view topic, const std::string& value) {
  return fmt::format("{:<22}\t{}\t{}\n", measure.name, topic, value);
}

void add_trec_topics(const MeasuredRun& run, const MeasureOutput& output, std::string& lines) {
  const Evaluation& evaluation = run.evaluation;
  for (std::size_t topic = 0; topic < evaluation.topics.size(); ++topic)
    for (std::size_t m = 0; m < output.measures.size(); ++m) {
      const Measure& measure = output.measures[m];
      if (is_relevance_string(measure))
        lines += trec_line(measure, evaluation.topics[topic],
                           "'" + relevance_string(measure, evaluation.results[topic]) + "'");
      else if (has_topic_value(measure))
        lines += trec_line(measure, evaluation.topics[topic],
                           number(measure, evaluation.values[m][topic]));
    }
}

// Every run has the same measures, but not the same topics.
std::string cell(const MeasuredRun& run, const MeasureOutput& output, std::size_t measure,
                 const std::string& topic) {
  const Evaluation& evaluation = run.evaluation;
  const Measure& asked = output.measures[measure];
  if (topic.empty())
    return is_run_id(asked) ? terminal::sanitize(run.tag)
                            : number(asked, evaluation.means[measure]);
  const auto found = std::lower_bound(evaluation.topics.begin(), evaluation.topics.end(), topic);
  if (found == evaluation.topics.end() || *found != topic) return "-";
  const auto at = static_cast<std::size_t>(found - evaluation.topics.begin());
  return is_relevance_string(asked) ? relevance_string(asked, evaluation.results[at])
                                    : number(asked, evaluation.values[measure][at]);
}

std::vector<std::string> all_topics(const std::vector<MeasuredRun>& runs) {
  std::vector<std::string> topics;
  for (const MeasuredRun& run : runs)
    topics.insert(topics.end(), run.evaluation.topics.begin(), run.evaluation.topics.end());
  std::sort(topics.begin(), topics.end());
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  return topics;
}

std::string json_values(const MeasuredRun& run, const MeasureOutput& output,
                        const std::string& topic) {
  std::string text = "{";
  for (std::size_t m = 0; m < output.measures.size(); ++m) {
    const Measure& measure = output.measures[m];
    if (topic.empty() ? is_relevance_string(measure)
                      : !has_topic_value(measure) && !is_relevance_string(measure))
      continue;
    const std::string value = cell(run, output, m, topic);
    const bool quoted = is_run_id(measure) || is_relevance_string(measure);
    text += (text.size() > 1 ? "," : "") + terminal::json_string(measure.name) + ":" +
            (quoted ? terminal::json_string(value) : value);
  }
  return text + "}";
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& each : texts)
    out += (out.size() > 1 ? "," : "") + terminal::json_string(each);
  return out + "]";
}

std::string json_run(const MeasuredRun& run, const MeasureOutput& output) {
  const EvaluationNotes& notes = run.evaluation.notes;
  std::string text = fmt::format(
      R"({{"run":{},"tag":{},"topics":{},"missing":{},"unjudged":{},"tied":{},)",
      terminal::json_string(run.name), terminal::json_string(run.tag), run.evaluation.counted,
      json_list(notes.missing), json_list(notes.unjudged), notes.tied);
  text += R"("means":)" + json_values(run, output, "");
  if (output.per_topic) {
    text += R"(,"per_topic":{)";
    for (std::size_t i = 0; i < run.evaluation.topics.size(); ++i) {
      const std::string& topic = run.evaluation.topics[i];
      text += (i == 0 ? "" : ",") + terminal::json_string(topic) + ":" +
              json_values(run, output, topic);
    }
    text += "}";
  }
  return text + "}";
}

}  // namespace

std::string trec_lines(const MeasuredRun& run, const MeasureOutput& output) {
  std::string lines;
  if (output.per_topic) add_trec_topics(run, output, lines);
  for (std::size_t m = 0; m < output.measures.size(); ++m) {
    const Measure& measure = output.measures[m];
    if (is_relevance_string(measure)) continue;
    lines += trec_line(measure, "all",
                       is_run_id(measure) ? run.tag : number(measure, run.evaluation.means[m]));
  }
  return lines;
}

std::string tsv_lines(const MeasuredRun& run, const MeasureOutput& output) {
  std::string lines;
  const auto add = [&](std::size_t m, const std::string& topic) {
    lines += terminal::tsv_field(run.name) + "\t" + output.measures[m].name + "\t" +
             (topic.empty() ? "all" : terminal::tsv_field(topic)) + "\t" +
             terminal::tsv_field(cell(run, output, m, topic)) + "\n";
  };
  for (std::size_t m = 0; m < output.measures.size(); ++m) {
    const Measure& measure = output.measures[m];
    if (output.per_topic && (has_topic_value(measure) || is_relevance_string(measure)))
      for (const std::string& topic : run.evaluation.topics) add(m, topic);
    if (!is_relevance_string(measure)) add(m, "");
  }
  return lines;
}

std::string text_table(const std::vector<MeasuredRun>& runs, const MeasureOutput& output) {
  TextTable table;
  std::vector<std::string> heading{"measure", "topic"};
  for (const MeasuredRun& run : runs) heading.push_back(run.name);
  table.add(heading);
  const std::vector<std::string> topics = all_topics(runs);
  const auto add = [&](std::size_t m, const std::string& topic) {
    std::vector<std::string> row{output.measures[m].name,
                                 topic.empty() ? "all" : terminal::sanitize(topic)};
    for (const MeasuredRun& run : runs) row.push_back(cell(run, output, m, topic));
    table.add(std::move(row));
  };
  for (std::size_t m = 0; m < output.measures.size(); ++m) {
    const Measure& measure = output.measures[m];
    if (output.per_topic && (has_topic_value(measure) || is_relevance_string(measure)))
      for (const std::string& topic : topics) add(m, topic);
    if (!is_relevance_string(measure)) add(m, "");
  }
  return table.text();
}

std::string json_object(const std::vector<MeasuredRun>& runs, const MeasureOutput& output) {
  std::string text = R"({"schema":"technews.measure/1","runs":[)";
  for (std::size_t i = 0; i < runs.size(); ++i)
    text += (i == 0 ? "" : ",") + json_run(runs[i], output);
  return text + "]}\n";
}

}  // namespace technews::benchmarks
