#include "benchmarks/ranking/report.h"

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

namespace {

Report hostile_report() {
  const char* const hostile = "<script>alert(1)</script>\"&'|`\x1b[31m";
  Report report;
  report.title = hostile;
  report.measures = {"nDCG@10"};
  report.topics = 2;
  report.runs = {{hostile, {.5}, {1, .5, 0}, {1, 0}}, {"new", {.6}, {1, .6, .2}, {1, 2}}};
  ComparisonReport compared;
  compared.run_a = hostile;
  compared.run_b = "new";
  compared.comparison = compare({{hostile, .5}, {"2", .5}}, {{hostile, .6}, {"2", .6}});
  compared.comparison.measure = "nDCG@10";
  report.comparisons = {compared};
  Manifest manifest;
  manifest.program = hostile;
  manifest.runs = {{hostile, hostile, "00", {1, 2, 3, 4, 1}}};
  report.manifest = manifest;
  return report;
}

}  // namespace

TEST_CASE("A page escapes everything and loads nothing") {
  const std::string page = report_html(hostile_report());
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
  CHECK(page.find("&lt;script&gt;") != std::string::npos);
  for (const char* loads : {"http:", "https:", "src=", "href=", "url(", "@import"})
    CHECK(page.find(loads) == std::string::npos);
}

TEST_CASE("A page has every part") {
  const std::string page = report_html(hostile_report());
  for (const char* part :
       {"Differences", "topic by topic", "Precision over recall", "First relevant document",
        "Latency in ms", "Configuration", "prefers-color-scheme: dark", "class=\"gain\""}) {
    INFO(part);
    CHECK(page.find(part) != std::string::npos);
  }
  const auto count = [&page](const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = page.find(what); at != std::string::npos; at = page.find(what, at + 1))
      ++found;
    return found;
  };
  for (const char* element : {"svg", "table", "tr", "td", "pre", "title", "span"})
    CHECK(count(std::string("<") + element + ">") + count(std::string("<") + element + " ") ==
          count(std::string("</") + element + ">"));
}

TEST_CASE("Markdown keeps to its table") {
  const std::string text = report_markdown(hostile_report());
  CHECK(text.find("\x1b") == std::string::npos);
  CHECK(text.find("\\|") != std::string::npos);
  CHECK(text.find("| p95 ms |") != std::string::npos);
}
