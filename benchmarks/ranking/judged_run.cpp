#include "benchmarks/ranking/judged_run.h"

#include "shared/base/error.h"

#include <algorithm>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

// Flags that only some verbs have.
bool has_flag(const terminal::ParsedArguments& arguments, std::string_view name) {
  for (const terminal::Flag& flag : arguments.command().flags)
    if (flag.name == name) return true;
  return false;
}

EvaluationOptions options_of(const terminal::ParsedArguments& arguments) {
  EvaluationOptions options;
  options.setting.relevance_level = static_cast<int>(arguments.integer_or("level", 1));
  if (!has_flag(arguments, "judged-only")) {
    options.complete = true;
    return options;
  }
  options.complete = arguments.has("complete");
  options.join.judged_only = arguments.has("judged-only");
  options.join.depth = static_cast<std::size_t>(arguments.integer_or("depth", INT64_MAX));
  options.setting.collection = static_cast<std::size_t>(arguments.integer_or("collection-size", 0));
  options.setting.nearest_recall = arguments.text_or("compat", "9") == "10";
  return options;
}

std::string measures_text(const terminal::ParsedArguments& arguments, const std::string& fallback) {
  std::string text;
  for (const std::string& each : arguments.texts("measures")) text += each + " ";
  return text.empty() ? fallback : text;
}

std::string count_of(std::size_t count, const char* what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    text += (i == 0 ? "" : " ") + names[i];
  return names.size() > most ? text + " …" : text;
}

}  // namespace

Yardstick yardstick_of(const terminal::ParsedArguments& arguments, const std::string& fallback) {
  const auto qrels = arguments.text("qrels");
  if (!qrels)
    throw base::Error(base::ErrorCode::usage, "no judgments are named",
                      {"give them with --qrels FILE"});
  std::vector<Measure> measures = parse_measures(measures_text(arguments, fallback));
  return {read_qrels(*qrels), std::move(measures), options_of(arguments)};
}

void require_topic_values(const std::vector<Measure>& measures) {
  for (const Measure& measure : measures)
    if (measure.averaging == Averaging::none || measure.averaging == Averaging::geometric)
      throw base::Error(base::ErrorCode::usage,
                        "measure " + measure.name + " has no value for a topic to compare",
                        {"measures that have one: nDCG@10 AP P@10 R@100 RR"});
}

void say_notes(const std::string& run, const EvaluationNotes& notes, bool complete,
               terminal::Console& console) {
  std::vector<base::Diagnostic> said;
  const auto note = [&said, &run](const std::string& text, std::vector<std::string> hints = {}) {
    said.push_back({base::Severity::note, {}, "evaluation", run + ": " + text, std::move(hints)});
  };
  if (!notes.missing.empty() && complete)
    note(fmt::format("{} missing, counted as 0: {}", count_of(notes.missing.size(), "judged topic"),
                     some_of(notes.missing)));
  if (!notes.missing.empty() && !complete)
    note(fmt::format("{} missing, left out of the means: {}",
                     count_of(notes.missing.size(), "judged topic"), some_of(notes.missing)),
         {"count them as 0: --complete"});
  if (!notes.unjudged.empty())
    note(fmt::format("{} without judgments, left out: {}", count_of(notes.unjudged.size(), "topic"),
                     some_of(notes.unjudged)));
  if (notes.tied > 0)
    note(fmt::format("{} of {} documents have the score of the one before; ties are ordered by id",
                     notes.tied, notes.retrieved));
  console.complain(said, "");
}

}  // namespace technews::benchmarks
