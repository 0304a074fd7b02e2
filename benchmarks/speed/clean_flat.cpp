// Speed of learning and of cleaning flattened pages in MB/s of their bodies, and the memory that a
// model takes, on the archive named by TECHNEWS_BENCHMARK_PAGES (anything that can be indexed;
// without it the project's sample archive).
#include "corpus/clean/cleaner.h"
#include "corpus/clean/model.h"
#include "corpus/reader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using namespace technews::corpus;

// The archive, read once.
const std::vector<RawArticle>& pages() {
  static const std::vector<RawArticle> all = [] {
    const char* named = std::getenv("TECHNEWS_BENCHMARK_PAGES");
    const std::string operand =
        named != nullptr ? named : std::string(TECHNEWS_SOURCE_DIR) + "/corpus/sample/pages";
    std::vector<RawArticle> found;
    read_operand(
        operand, {},
        [&](std::variant<RawArticle, Rejection>&& record) {
          if (auto* page = std::get_if<RawArticle>(&record)) found.push_back(std::move(*page));
          return true;
        },
        [](const std::string&) {});
    return found;
  }();
  return all;
}

void set_bytes(benchmark::State& state) {
  std::int64_t bytes = 0;
  for (const RawArticle& page : pages()) bytes += static_cast<std::int64_t>(page.body.size());
  state.SetBytesProcessed(state.iterations() * bytes);
  state.counters["pages"] = static_cast<double>(pages().size());
}

CleaningModel learned(std::size_t& peak) {
  CleaningModel model;
  for (const RawArticle& page : pages()) {
    model.learn(page);
    peak = std::max(peak, model.implementation().bytes());
  }
  model.finish();
  return model;
}

void learn(benchmark::State& state) {
  std::size_t peak = 0;
  std::size_t stored = 0;
  for (auto _ : state) {
    const CleaningModel model = learned(peak);
    stored = model.implementation().bytes();
    benchmark::DoNotOptimize(stored);
  }
  set_bytes(state);
  state.counters["peak_MB"] = static_cast<double>(peak) / 1e6;
  state.counters["kept_MB"] = static_cast<double>(stored) / 1e6;
}
BENCHMARK(learn)->Unit(benchmark::kMillisecond);

void clean_pages(benchmark::State& state) {
  std::size_t peak = 0;
  const CleaningModel model = learned(peak);
  for (auto _ : state) {
    for (const RawArticle& page : pages()) {
      benchmark::DoNotOptimize(clean(page, model, CleanMode::flat).index());
    }
  }
  set_bytes(state);
}
BENCHMARK(clean_pages)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
