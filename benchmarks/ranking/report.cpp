#include "benchmarks/ranking/report.h"

#include "benchmarks/ranking/report_charts.h"
#include "shared/terminal/escape.h"
#include "shared/terminal/sanitize.h"

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

using terminal::html_text;

constexpr const char* style = R"(
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --dim: #57606a; --rule: #d0d7de;
  --gain: #1a7f37; --loss: #cf222e; --c0: #57606a; --c1: #0969da; --c2: #bc4c00; --c3: #8250df;
  --c4: #1a7f37; --c5: #bf3989 }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --dim: #8b949e;
  --rule: #30363d; --gain: #3fb950; --loss: #f85149; --c0: #8b949e; --c1: #58a6ff; --c2: #f0883e;
  --c3: #bc8cff; --c4: #3fb950; --c5: #f778ba } }
body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif;
  max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2.2rem }
table { border-collapse: collapse; margin: .8rem 0; display: block; overflow-x: auto }
th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--rule); text-align: right;
  white-space: nowrap }
th:first-child, td:first-child { text-align: left; white-space: normal;
  overflow-wrap: anywhere; min-width: 8rem }
svg { width: 100%; height: auto } svg text { fill: var(--dim); font-size: 12px }
.axis { stroke: var(--rule) } .gain { fill: var(--gain) } .loss { fill: var(--loss) }
.tie { fill: var(--rule) }
td.better { color: var(--gain) } td.worse { color: var(--loss) }
.c0 { --c: var(--c0) } .c1 { --c: var(--c1) } .c2 { --c: var(--c2) } .c3 { --c: var(--c3) }
.c4 { --c: var(--c4) } .c5 { --c: var(--c5) }
.fill { fill: var(--c) } .stroke { stroke: var(--c); stroke-width: 2; fill: none }
.legend span { margin-right: 1.2rem } .legend i { background: var(--c); display: inline-block;
  width: .9em; height: .9em; margin-right: .4em; border-radius: 2px; vertical-align: -.05em }
.note { color: var(--dim) } pre { overflow-x: auto; font-size: 12px; color: var(--dim) }
)";

std::string row(const std::vector<std::string>& cells, const char* kind) {
  std::string out = "<tr>";
  for (const std::string& cell : cells) out += fmt::format("<{0}>{1}</{0}>", kind, html_text(cell));
  return out + "</tr>\n";
}

std::string means_table(const Report& report) {
  std::vector<std::string> heading{"run"};
  heading.insert(heading.end(), report.measures.begin(), report.measures.end());
  std::string out = "<table>\n" + row(heading, "th");
  for (const ReportedRun& run : report.runs) {
    std::vector<std::string> cells{run.name};
    for (const double mean : run.means) cells.push_back(fmt::format("{:.4f}", mean));
    out += row(cells, "td");
  }
  return out + "</table>\n";
}

std::string comparison_row(const ComparisonReport& report, double alpha) {
  const Comparison& c = report.comparison;
  const std::string judged = verdict(c, alpha);
  std::string out =
      row({report.run_a + " → " + report.run_b, c.measure, fmt::format("{:+.4f}", c.difference()),
           fmt::format("{:+.4f} to {:+.4f}", c.interval.low, c.interval.high),
           fmt::format("{} / {} / {}", c.wins, c.losses, c.ties()), fmt::format("{:.2f}", c.effect),
           p_text(c.corrected_p)},
          "td");
  const bool shown = judged == "better" || judged == "worse";
  out.insert(out.rfind("</tr>"),
             fmt::format("<td class=\"{}\">{}</td>", shown ? judged : "", judged));
  return out;
}

std::string comparisons_section(const Report& report) {
  if (report.comparisons.empty()) return "";
  std::string out =
      "<h2>Differences</h2>\n<table>\n" + row({"runs", "measure", "difference", "95 % interval",
                                               "better / worse / same", "effect", "p", ""},
                                              "th");
  for (const ComparisonReport& each : report.comparisons)
    out += comparison_row(each, report.heading.alpha);
  out += fmt::format(
      "</table>\n<p class=\"note\">p: paired sign flips ({} of them, seed {}{}); intervals: "
      "bootstrap over topics; effect: mean difference in standard deviations.</p>\n",
      report.heading.flips, report.heading.seed,
      report.heading.correction.empty() ? "" : ", " + report.heading.correction);
  for (const ComparisonReport& each : report.comparisons)
    out += fmt::format("<h2>{}, topic by topic: {} → {}</h2>\n", html_text(each.comparison.measure),
                       html_text(each.run_a), html_text(each.run_b)) +
           difference_chart(each.comparison);
  return out;
}

std::string latency_section(const Report& report) {
  if (!report.manifest) return "";
  std::string out = "<h2>Latency in ms</h2>\n<table>\n" +
                    row({"run", "p50", "p95", "p99", "longest", "at once"}, "th");
  for (const RunIdentity& run : report.manifest->runs) {
    const Latency& latency = run.latency;
    out += row({run.file, fmt::format("{:.2f}", latency.p50), fmt::format("{:.2f}", latency.p95),
                fmt::format("{:.2f}", latency.p99), fmt::format("{:.2f}", latency.most),
                std::to_string(latency.jobs)},
               "td");
  }
  return out + "</table>\n<h2>Configuration</h2>\n<pre>" + html_text(to_text(*report.manifest)) +
         "</pre>\n";
}

}  // namespace

std::string report_html(const Report& report) {
  const std::string title = html_text(report.title);
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
      title + "</title>\n<style>" + style + "</style></head>\n<body>\n<h1>" + title + "</h1>\n";
  page += fmt::format("<p class=\"note\">{} judged topics</p>\n", report.topics);
  page += means_table(report) + comparisons_section(report);
  page += "<h2>Precision over recall</h2>\n" + legend(report) + recall_precision_chart(report);
  page += "<h2>First relevant document</h2>\n" + legend(report) + first_rank_chart(report);
  return page + latency_section(report) + "</body></html>\n";
}

std::string report_markdown(const Report& report) {
  std::string text = fmt::format("### {}\n\n{} judged topics\n\n", terminal::sanitize(report.title),
                                 report.topics);
  if (!report.comparisons.empty()) text += comparison_markdown(report.comparisons, report.heading);
  if (!report.manifest) return text;
  text += "\n| run | p50 ms | p95 ms | p99 ms |\n|-|-:|-:|-:|\n";
  for (const RunIdentity& run : report.manifest->runs)
    text += fmt::format("| {} | {:.2f} | {:.2f} | {:.2f} |\n", terminal::sanitize(run.file),
                        run.latency.p50, run.latency.p95, run.latency.p99);
  return text;
}

}  // namespace technews::benchmarks
