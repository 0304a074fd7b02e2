// large_run: writes a run and judgments of any size, to measure how fast rankbench measures.
//
//   large_run TOPICS DEPTH RUN QRELS
//
// Each topic retrieves DEPTH of a million documents, with scores of 17 digits as searcher prints
// them, and has 50 judged documents, about half of them retrieved. The same numbers, the same
// bytes.
#include "shared/base/file.h"

#include <charconv>
#include <cstdio>
#include <exception>
#include <random>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace {

struct Size {
  unsigned topics = 0;
  unsigned depth = 0;
};

constexpr unsigned documents = 1'000'000;
constexpr unsigned judged = 50;

// Documents of a topic stand a step apart that has no factor with their number: none comes twice.
std::string document(unsigned topic, unsigned place) {
  const unsigned step = 10 * (topic % 1000) + 100'003;
  return fmt::format("article-{:06}", (topic + 1ULL * place * step) % documents);
}

std::string run_text(const Size& size) {
  std::mt19937_64 random(size.topics);
  std::string text;
  for (unsigned topic = 0; topic < size.topics; ++topic) {
    double score = 40;
    for (unsigned place = 0; place < size.depth; ++place) {
      score -= static_cast<double>(random() % 1'000'000) * 1e-8;
      text += fmt::format("t{} Q0 {} {} {:.17g} large\n", topic, document(topic, place), place + 1,
                          score);
    }
  }
  return text;
}

std::string qrels_text(const Size& size) {
  std::mt19937_64 random(size.depth);
  std::string text;
  for (unsigned topic = 0; topic < size.topics; ++topic)
    for (unsigned i = 0; i < judged; ++i)
      text += fmt::format("t{} 0 {} {}\n", topic, document(topic, i * size.depth / judged * 2),
                          random() % 4);
  return text;
}

bool read_number(std::string_view text, unsigned& number) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc{} && end == text.data() + text.size() && number > 0;
}

}  // namespace

int main(int argc, char** argv) {
  Size size;
  if (argc != 5 || !read_number(argv[1], size.topics) || !read_number(argv[2], size.depth)) {
    std::fputs("usage: large_run TOPICS DEPTH RUN QRELS\n", stderr);
    return 2;
  }
  try {
    technews::base::write_file_durably(argv[3], run_text(size));
    technews::base::write_file_durably(argv[4], qrels_text(size));
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "large_run: %s\n", failure.what());
    return 5;
  }
  return 0;
}
