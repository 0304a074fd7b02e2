#include "benchmarks/ranking/comparison_output.h"

#include "shared/terminal/escape.h"
#include "shared/terminal/sanitize.h"

#include <cmath>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

std::string percent(double part, double whole) {
  return whole == 0 ? "" : fmt::format(" ({:+.1f} %)", 100 * part / whole);
}

std::string rank_text(std::size_t rank) { return rank == 0 ? "nowhere" : std::to_string(rank); }

// "+0.12 wing in title, -0.05 wing|flutter side by side".
std::string words_text(const std::vector<MovedWord>& words) {
  std::string text;
  for (const MovedWord& each : words) {
    const bool is_length = each.field == "length";
    text += fmt::format(
        "{}{:+.2f} {}", text.empty() ? "" : ", ", each.change(),
        is_length ? "the article's length" : fmt::format("{}", fmt::join(each.words, "|")));
    if (each.field != "article" && !is_length) text += " in " + each.field;
    if (each.because == "phrase") text += " side by side";
    if (each.because == "near") text += " close together";
  }
  return text;
}

std::string topic_lines(const char* label, const std::vector<ComparedTopic>& topics) {
  std::string text;
  for (const ComparedTopic& each : topics) {
    const TopicDifference& d = each.difference;
    text += fmt::format("  {:<11} {}  {:.4f} -> {:.4f}  {:+.4f}\n", text.empty() ? label : "",
                        terminal::sanitize(d.topic), d.a, d.b, d.difference());
    for (const MovedDocument& moved : each.moved) {
      text += fmt::format("  {:<13} grade {}, rank {} -> {}: {}\n", "", moved.grade,
                          rank_text(moved.rank_a), rank_text(moved.rank_b),
                          terminal::sanitize(moved.document));
      if (!moved.words.empty())
        text += fmt::format("  {:<15} {}\n", "", terminal::sanitize(words_text(moved.words)));
    }
  }
  return text;
}

std::string p_line(const Comparison& c, const ComparisonHeading& heading, std::size_t count) {
  std::string text =
      fmt::format("{} sign flips, {} paired t", p_text(c.permutation_p), p_text(c.t_p));
  if (!heading.correction.empty() && count > 1)
    text += fmt::format("; {} over {} comparisons: {}", heading.correction, count,
                        p_text(c.corrected_p));
  return text;
}

std::string power_line(const Comparison& c) {
  std::string text = std::isfinite(c.detectable)
                         ? fmt::format("{} topics find a difference of {:.4f} four times in five",
                                       c.topics.size(), c.detectable)
                         : "one topic shows nothing";
  if (c.topics_needed > c.topics.size())
    text += fmt::format("; this one takes {}", c.topics_needed);
  return text;
}

std::string block(const ComparisonReport& report, const ComparisonHeading& heading,
                  std::size_t count) {
  const Comparison& c = report.comparison;
  std::string text = fmt::format("{}  {} -> {}: {}\n", c.measure, report.run_a, report.run_b,
                                 verdict(c, heading.alpha));
  text += fmt::format("  {:<11} {:.4f} -> {:.4f}  {:+.4f}{}, 95 % interval {:+.4f} to {:+.4f}\n",
                      "mean", c.mean_a, c.mean_b, c.difference(), percent(c.difference(), c.mean_a),
                      c.interval.low, c.interval.high);
  text += fmt::format("  {:<11} {} better, {} worse, {} the same, of {}\n", "topics", c.wins,
                      c.losses, c.ties(), c.topics.size());
  text += fmt::format("  {:<11} {}\n", "p", p_line(c, heading, count));
  text += fmt::format("  {:<11} {:.3f} standard deviations\n", "effect", c.effect);
  text += fmt::format("  {:<11} {}\n", "power", power_line(c));
  text += fmt::format("  {:<11} overlap {:.3f} (RBO .9), Kendall's tau {:.3f}\n", "rankings",
                      report.overlap, report.tau);
  return text + topic_lines("worst", report.worst) + topic_lines("best", report.best);
}

std::string json_words(const std::vector<MovedWord>& words) {
  std::string text = "[";
  for (const MovedWord& each : words) {
    std::string names;
    for (const std::string& word : each.words)
      names += (names.empty() ? "" : ",") + terminal::json_string(word);
    text += fmt::format(R"({}{{"words":[{}],"field":{},"because":{},"a":{:.17g},"b":{:.17g}}})",
                        text.size() > 1 ? "," : "", names, terminal::json_string(each.field),
                        terminal::json_string(each.because), each.before, each.after);
  }
  return text + "]";
}

std::string json_moved(const std::vector<MovedDocument>& moved) {
  std::string text = "[";
  for (const MovedDocument& each : moved)
    text += fmt::format(R"({}{{"document":{},"grade":{},"rank_a":{},"rank_b":{},"words":{}}})",
                        text.size() > 1 ? "," : "", terminal::json_string(each.document),
                        each.grade, each.rank_a, each.rank_b, json_words(each.words));
  return text + "]";
}

std::string json_topics(const std::vector<ComparedTopic>& topics) {
  std::string text = "[";
  for (const ComparedTopic& each : topics)
    text += fmt::format(R"({}{{"topic":{},"a":{:.17g},"b":{:.17g},"moved":{}}})",
                        text.size() > 1 ? "," : "", terminal::json_string(each.difference.topic),
                        each.difference.a, each.difference.b, json_moved(each.moved));
  return text + "]";
}

std::string json_comparison(const ComparisonReport& report, double alpha) {
  const Comparison& c = report.comparison;
  std::string text = fmt::format(
      R"({{"measure":{},"a":{},"b":{},"verdict":{},"topics":{},"mean_a":{:.17g},"mean_b":{:.17g},)",
      terminal::json_string(c.measure), terminal::json_string(report.run_a),
      terminal::json_string(report.run_b), terminal::json_string(verdict(c, alpha)),
      c.topics.size(), c.mean_a, c.mean_b);
  text += fmt::format(
      R"("wins":{},"losses":{},"ties":{},"effect":{:.17g},"interval":[{:.17g},{:.17g}],)", c.wins,
      c.losses, c.ties(), c.effect, c.interval.low, c.interval.high);
  text += fmt::format(R"("p_t":{:.17g},"p_permutation":{:.17g},"p_corrected":{:.17g},)", c.t_p,
                      c.permutation_p, c.corrected_p);
  if (std::isfinite(c.detectable)) text += fmt::format(R"("detectable":{:.17g},)", c.detectable);
  text += fmt::format(R"("topics_needed":{},"rbo":{:.17g},"tau":{:.17g},"worst":{},"best":{}}})",
                      c.topics_needed, report.overlap, report.tau, json_topics(report.worst),
                      json_topics(report.best));
  return text;
}

// A cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : terminal::sanitize(text)) {
    if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string p_text(double p) {
  if (p > 0 && p < 0.0001) return fmt::format("{:.1e}", p);
  return fmt::format("{:.4f}", p);
}

std::string verdict(const Comparison& comparison, double alpha) {
  if (comparison.corrected_p >= alpha || comparison.difference() == 0) return "no difference shown";
  return comparison.difference() > 0 ? "better" : "worse";
}

std::string comparison_text(const std::vector<ComparisonReport>& reports,
                            const ComparisonHeading& heading) {
  std::string text;
  for (const ComparisonReport& report : reports)
    text += (text.empty() ? "" : "\n") + block(report, heading, reports.size());
  return text;
}

std::string comparison_markdown(const std::vector<ComparisonReport>& reports,
                                const ComparisonHeading& heading) {
  std::string text =
      "| measure | runs | before | after | difference | 95 % interval | better / worse / same | "
      "p | |\n|-|-|-:|-:|-:|-|-|-:|-|\n";
  for (const ComparisonReport& report : reports) {
    const Comparison& c = report.comparison;
    text += fmt::format("| {} | {} → {} | {:.4f} | {:.4f} | {:+.4f}{} | {:+.4f} to {:+.4f} | ",
                        cell(c.measure), cell(report.run_a), cell(report.run_b), c.mean_a, c.mean_b,
                        c.difference(), percent(c.difference(), c.mean_a), c.interval.low,
                        c.interval.high);
    text += fmt::format("{} / {} / {} | {} | {} |\n", c.wins, c.losses, c.ties(),
                        p_text(c.corrected_p), verdict(c, heading.alpha));
  }
  text += fmt::format(
      "\np: paired sign flips, {} of them, seed {}{}; intervals: bootstrap.\n", heading.flips,
      heading.seed,
      heading.correction.empty() || reports.size() < 2
          ? ""
          : fmt::format(", {} over {} comparisons", heading.correction, reports.size()));
  return text;
}

std::string comparison_json(const std::vector<ComparisonReport>& reports,
                            const ComparisonHeading& heading) {
  std::string text = fmt::format(
      R"({{"schema":"technews.compare/1","correction":{},"alpha":{:.17g},"flips":{},"seed":{},)",
      terminal::json_string(heading.correction), heading.alpha, heading.flips, heading.seed);
  text += R"("comparisons":[)";
  for (std::size_t i = 0; i < reports.size(); ++i)
    text += (i == 0 ? "" : ",") + json_comparison(reports[i], heading.alpha);
  return text + "]}\n";
}

}  // namespace technews::benchmarks
