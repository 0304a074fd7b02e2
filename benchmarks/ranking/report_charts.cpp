#include "benchmarks/ranking/report_charts.h"

#include "shared/terminal/escape.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace technews::benchmarks {
namespace {

using terminal::html_text;

constexpr std::size_t colours = 6;  // classes c0 to c5 of the page

// A picture that widens with the page.
std::string svg(double width, double height, const std::string& label, const std::string& content) {
  return fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">{}</svg>\n",
                     width, height, html_text(label), content);
}

std::string line(double x1, double y1, double x2, double y2) {
  return fmt::format(
      "<line class=\"axis\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>", x1, y1, x2,
      y2);
}

std::string text(double x, double y, const char* anchor, const std::string& content) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>", x, y, anchor,
                     html_text(content));
}

struct RankBin {
  const char* label;
  std::size_t first;
  std::size_t last;
};

constexpr std::array<RankBin, 9> rank_bins{{{"1", 1, 1},
                                            {"2", 2, 2},
                                            {"3", 3, 3},
                                            {"4–5", 4, 5},
                                            {"6–10", 6, 10},
                                            {"11–20", 11, 20},
                                            {"21–100", 21, 100},
                                            {"> 100", 101, SIZE_MAX},
                                            {"none", 0, 0}}};

std::size_t topics_in(const RankBin& bin, const ReportedRun& run) {
  return static_cast<std::size_t>(
      std::count_if(run.first_ranks.begin(), run.first_ranks.end(),
                    [&bin](std::size_t rank) { return rank >= bin.first && rank <= bin.last; }));
}

std::string rank_bars(const Report& report, std::size_t bin, double most) {
  constexpr double height = 200;
  const double width = 84.0 / static_cast<double>(report.runs.size());
  std::string bars;
  for (std::size_t i = 0; i < report.runs.size(); ++i) {
    const std::size_t count = topics_in(rank_bins[bin], report.runs[i]);
    const double tall = height * static_cast<double>(count) / most;
    const double left = 50 + 100 * static_cast<double>(bin) + width * static_cast<double>(i);
    bars += fmt::format(
        "<rect class=\"fill c{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\">"
        "<title>{}: {} topics at {}</title></rect>",
        i % colours, left, 20 + height - tall, std::max(width - 2, 1.0), tall,
        html_text(report.runs[i].name), count, rank_bins[bin].label);
    if (count > 0)
      bars += text(left + width / 2 - 1, 16 + height - tall, "middle", std::to_string(count));
  }
  return bars;
}

}  // namespace

std::string difference_chart(const Comparison& comparison) {
  constexpr double width = 960;
  constexpr double half = 110;
  double most = 0.0001;
  for (const TopicDifference& each : comparison.topics)
    most = std::max(most, std::abs(each.difference()));
  const double step =
      (width - 60) / static_cast<double>(std::max<std::size_t>(comparison.topics.size(), 1));
  std::string content = line(50, half + 10, width - 10, half + 10) +
                        text(44, 18, "end", fmt::format("{:+.2f}", most)) +
                        text(44, half + 14, "end", "0") +
                        text(44, 2 * half + 12, "end", fmt::format("{:+.2f}", -most));
  for (std::size_t i = 0; i < comparison.topics.size(); ++i) {
    const TopicDifference& each = comparison.topics[i];
    const double tall = std::abs(each.difference()) / most * half;
    const bool gain = each.difference() > 0;
    content += fmt::format(
        "<rect class=\"{}\" x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" "
        "height=\"{:.2f}\"><title>{}: "
        "{:.4f} to {:.4f} ({:+.4f})</title></rect>",
        each.difference() == 0 ? "tie"
        : gain                 ? "gain"
                               : "loss",
        50 + step * static_cast<double>(i), gain ? half + 10 - tall : half + 10,
        std::max(step * .85, .5), std::max(tall, .4), html_text(each.topic), each.a, each.b,
        each.difference());
  }
  return svg(width, 2 * half + 20, "difference of each topic under " + comparison.measure, content);
}

std::string recall_precision_chart(const Report& report) {
  constexpr double size = 300;
  std::string content = line(50, 10, 50, 10 + size) + line(50, 10 + size, 930, 10 + size);
  for (int tenth = 0; tenth <= 10; tenth += 2) {
    content += text(50 + 88.0 * tenth, size + 28, "middle", fmt::format("{:.1f}", tenth / 10.0));
    content += text(44, 14 + size - size * tenth / 10, "end", fmt::format("{:.1f}", tenth / 10.0));
  }
  content += text(490, size + 46, "middle", "recall") + text(56, 20, "start", "precision");
  for (std::size_t i = 0; i < report.runs.size(); ++i) {
    std::string points;
    for (std::size_t at = 0; at < report.runs[i].precision.size(); ++at)
      points += fmt::format("{:.1f},{:.1f} ", 50 + 88.0 * static_cast<double>(at),
                            10 + size - size * report.runs[i].precision[at]);
    content +=
        fmt::format("<polyline class=\"stroke c{}\" points=\"{}\"><title>{}</title></polyline>",
                    i % colours, points, html_text(report.runs[i].name));
  }
  return svg(960, size + 54, "interpolated precision over recall", content);
}

std::string first_rank_chart(const Report& report) {
  double most = 1;
  for (const ReportedRun& run : report.runs)
    for (const RankBin& bin : rank_bins)
      most = std::max(most, static_cast<double>(topics_in(bin, run)));
  std::string content = line(40, 220, 950, 220);
  for (std::size_t bin = 0; bin < rank_bins.size(); ++bin)
    content += rank_bars(report, bin, most) +
               text(92 + 100 * static_cast<double>(bin), 238, "middle", rank_bins[bin].label);
  content += text(495, 258, "middle", "rank of the first relevant document");
  return svg(960, 266, "topics by the rank of their first relevant document", content);
}

std::string legend(const Report& report) {
  std::string out = "<p class=\"legend\">";
  for (std::size_t i = 0; i < report.runs.size(); ++i)
    out += fmt::format("<span><i class=\"c{}\"></i>{}</span> ", i % colours,
                       html_text(report.runs[i].name));
  return out + "</p>\n";
}

}  // namespace technews::benchmarks
