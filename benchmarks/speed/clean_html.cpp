// Time of cleaning HTML pages, parsing and metadata included, a page: the mean over the pages named
// by TECHNEWS_BENCHMARK_HTML (anything that can be indexed; without it a made page).
#include "corpus/clean/cleaner.h"
#include "corpus/html/body.h"
#include "corpus/reader.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using namespace technews::corpus;

// About 150 KB, as pages of news sites have on average: most of it is scripts and menus.
RawArticle made_page() {
  RawArticle page;
  page.form = BodyForm::html;
  page.body = "<!DOCTYPE html><html><head><title>A plant opens</title><script>";
  page.body.append(60'000, 'x');
  page.body += "</script></head><body><nav><ul>";
  for (int i = 0; i < 300; ++i)
    page.body += "<li class=\"menu-item menu-item-type-post\"><a href=\"/section/" +
                 std::to_string(i) + "\"><span class=\"label\">Section</span></a></li>";
  page.body += "</ul></nav><article><h1>A plant opens</h1>";
  for (int i = 0; i < 40; ++i)
    page.body += "<p class=\"paragraph\">The plant, which cost about four billion, will make " +
                 std::to_string(i) +
                 " kinds of chips for cars and <a href=\"/x\">appliances</a>, "
                 "the company said in a statement on Tuesday.</p><div class=\"ad-slot\"></div>";
  page.body += "</article><footer><p>All rights reserved.</p></footer></body></html>";
  return page;
}

// Read once.
const std::vector<RawArticle>& pages() {
  static const std::vector<RawArticle> all = [] {
    std::vector<RawArticle> found;
    const char* named = std::getenv("TECHNEWS_BENCHMARK_HTML");
    if (named == nullptr) return std::vector<RawArticle>{made_page()};
    read_operand(
        named, {},
        [&](std::variant<RawArticle, Rejection>&& record) {
          auto* page = std::get_if<RawArticle>(&record);
          if (page != nullptr && page->form == BodyForm::html) found.push_back(std::move(*page));
          return true;
        },
        [](const std::string&) {});
    return found;
  }();
  return all;
}

// Time is shown for a page.
template <typename Action>
void for_each_page(benchmark::State& state, Action action) {
  std::int64_t done = 0;
  std::int64_t bytes = 0;
  while (state.KeepRunningBatch(static_cast<benchmark::IterationCount>(pages().size())))
    for (const RawArticle& page : pages()) {
      action(page);
      ++done;
      bytes += static_cast<std::int64_t>(page.body.size());
    }
  state.SetBytesProcessed(bytes);
  state.counters["pages"] = static_cast<double>(pages().size());
}

void parse(benchmark::State& state) {
  for_each_page(state, [](const RawArticle& page) {
    benchmark::DoNotOptimize(HtmlTree::parse(page.body).size());
  });
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

void parse_and_extract(benchmark::State& state) {
  for_each_page(state, [](const RawArticle& page) {
    const HtmlTree tree = HtmlTree::parse(page.body);
    benchmark::DoNotOptimize(read_body(tree).blocks.size());
  });
}
BENCHMARK(parse_and_extract)->Unit(benchmark::kMillisecond);

void clean_pages(benchmark::State& state) {
  CleaningModel model;
  model.finish();
  for_each_page(state, [&](const RawArticle& page) {
    benchmark::DoNotOptimize(clean(page, model, CleanMode::html).index());
  });
}
BENCHMARK(clean_pages)->Name("clean")->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
