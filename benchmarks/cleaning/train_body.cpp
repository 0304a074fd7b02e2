// train_body ARTICLES SEGMENTS FOLDER: trains the forests that judge blocks on both sets and writes
// FOLDER/block_forest.inc and FOLDER/neighbour_forest.inc.
// train_body --halves ARTICLES SEGMENTS OUT: trains on half of the pages and writes the texts of
// the other half to OUT/{articles,segments}-{0,1}, for the scorer.
#include "benchmarks/cleaning/training.h"
#include "corpus/html/selection.h"
#include "shared/base/error.h"
#include "shared/base/hash.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

using technews::cleaning::Forests;
using technews::cleaning::MarkedPage;
using technews::cleaning::MarkedPages;
using technews::cleaning::PageView;
namespace cleaning = technews::cleaning;
namespace corpus = technews::corpus;

PageView view(const MarkedPages& articles, const MarkedPages& segments) {
  PageView pages;
  for (const MarkedPages* set : {&articles, &segments})
    for (const auto& page : *set) pages.push_back(page.get());
  return pages;
}

std::size_t half_of(const MarkedPage& page) { return technews::base::hash64(page.name) & 1; }

void write_forest(const std::string& path, const std::vector<corpus::VotingTree>& forest) {
  std::ofstream file(path);
  for (const corpus::VotingTree& tree : forest) {
    std::vector<std::string> thresholds;
    for (const float threshold : tree.threshold)
      thresholds.push_back(fmt::format("{:.8e}F", threshold));
    file << fmt::format("{{{{{}}}, {{{}}},\n {{{}}}}},\n", fmt::join(tree.column, ", "),
                        fmt::join(thresholds, ", "), fmt::join(tree.vote, ", "));
  }
  file.flush();
  if (!file)
    throw technews::base::Error(technews::base::ErrorCode::io, "cannot write " + path,
                                {"give a folder that exists"});
}

void write_text(const MarkedPage& page, const Forests& forests, const std::string& folder) {
  const corpus::Verdicts verdicts =
      corpus::select_blocks(page.parts(), cleaning::judge(page, forests));
  std::filesystem::create_directories(folder);
  std::ofstream(folder + "/" + page.name + ".txt") << corpus::text_of(page.blocks, verdicts);
}

void write_halves(const PageView& pages, const std::string& out) {
  for (std::size_t half = 0; half < 2; ++half) {
    PageView others;
    for (const MarkedPage* page : pages)
      if (half_of(*page) != half) others.push_back(page);
    const Forests forests = cleaning::train(others);
    for (const MarkedPage* page : pages)
      if (half_of(*page) == half)
        write_text(*page, forests,
                   fmt::format("{}/{}-{}", out, page->whole ? "articles" : "segments", half));
  }
}

int run(const std::vector<std::string>& arguments) {
  const bool halves = !arguments.empty() && arguments.front() == "--halves";
  const std::size_t first = halves ? 1 : 0;
  if (arguments.size() != first + 3)
    throw technews::base::Error(technews::base::ErrorCode::usage, "three folders are wanted",
                                {"train_body [--halves] ARTICLES SEGMENTS FOLDER"});
  const MarkedPages articles = cleaning::read_gold_texts(arguments[first]);
  const MarkedPages segments = cleaning::read_gold_segments(arguments[first + 1]);
  const std::string& folder = arguments[first + 2];
  if (halves) {
    write_halves(view(articles, segments), folder);
    return 0;
  }
  const Forests forests = cleaning::train(view(articles, segments));
  write_forest(folder + "/block_forest.inc", forests.block);
  write_forest(folder + "/neighbour_forest.inc", forests.neighbour);
  return 0;
}

}  // namespace

int main(int count, char** values) {
  try {
    return run(std::vector<std::string>(values + 1, values + count));
  } catch (const technews::base::Error& error) {
    std::fputs(fmt::format("train_body: {}\n", error.what()).c_str(), stderr);
    return error.exit_status();
  } catch (const std::exception& error) {
    std::fputs(fmt::format("train_body: {}\n", error.what()).c_str(), stderr);
    return 1;
  }
}
