// Speed of the analyzer in MB/s: on the text file named by TECHNEWS_BENCHMARK_TEXT, an article a
// line, else on prose made of common words with the punctuation, names and numbers of news.
#include "shared/base/file.h"
#include "shared/normalization/analyzer.h"
#include "shared/normalization/segmenter.h"
#include "shared/normalization/utf8_repair.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

using namespace technews::normalization;

constexpr std::uint64_t size_limit = std::uint64_t{1} << 30;

// About as many different words, apostrophes, quotes, hyphens and numbers as in technology news.
std::string made_prose() {
  static constexpr const char* syllables[] = {
      "com", "pa",    "ny",   "lau",  "nch", "er", "mo", "del",  "re", "port", "in", "tel",
      "li",  "gence", "soft", "ware", "ing", "ed", "s",  "tion", "al", "da",   "ta"};
  static constexpr const char* small[] = {"the", "of", "to", "and", "a", "in", "is", "that", "for"};
  static constexpr const char* names[] = {
      "OpenAI’s", "GPT-4",    "U.S.", "$10 billion", "e-mail",          "2023",
      "it’s",     "“quoted”", "5G",   "AT&T",        "state-of-the-art"};
  std::mt19937 random(1);
  std::string text;
  while (text.size() < std::size_t{4} << 20) {
    const auto pick = random() % 20;
    if (pick < 8) {
      text += small[random() % std::size(small)];
    } else if (pick == 8) {
      text += names[random() % std::size(names)];
    } else {
      for (auto count = 1 + random() % 3; count > 0; --count) {
        text += syllables[random() % std::size(syllables)];
      }
    }
    const auto end = random() % 12;
    text += end == 0 ? ". " : end == 1 ? ", " : random() % 600 == 0 ? "\n" : " ";
  }
  return text;
}

const std::string& prose() {
  static const std::string text = [] {
    const char* path = std::getenv("TECHNEWS_BENCHMARK_TEXT");
    return path != nullptr ? technews::base::read_file(path, size_limit) : made_prose();
  }();
  return text;
}

template <typename Action>
void for_each_line(Action action) {
  std::string_view rest = prose();
  while (!rest.empty()) {
    const std::size_t size = std::min(rest.find('\n'), rest.size());
    action(rest.substr(0, size));
    rest.remove_prefix(std::min(size + 1, rest.size()));
  }
}

void set_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(prose().size()));
}

void analyze(benchmark::State& state) {
  Analyzer analyzer;
  for (auto _ : state) {
    for_each_line(
        [&](std::string_view line) { benchmark::DoNotOptimize(analyzer.analyze(line).size()); });
  }
  set_bytes(state);
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

void segment(benchmark::State& state, Segmenter::Shortcut shortcut) {
  Segmenter segmenter(shortcut);
  for (auto _ : state) {
    segmenter.start(prose());
    Segment word;
    while (segmenter.next(word)) benchmark::DoNotOptimize(word);
  }
  set_bytes(state);
}
BENCHMARK_CAPTURE(segment, with_shortcut, Segmenter::Shortcut::on)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(segment, by_rules_alone, Segmenter::Shortcut::off)->Unit(benchmark::kMillisecond);

void repair(benchmark::State& state) {
  for (auto _ : state) {
    for_each_line(
        [](std::string_view line) { benchmark::DoNotOptimize(repair_utf8(line).text.size()); });
  }
  set_bytes(state);
}
BENCHMARK(repair)->Unit(benchmark::kMillisecond);

void make_analyzer(benchmark::State& state) {
  for (auto _ : state) {
    Analyzer analyzer;
    benchmark::DoNotOptimize(analyzer.analyze("word").size());
  }
}
BENCHMARK(make_analyzer)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
