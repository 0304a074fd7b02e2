// The recipes of the user guide are what the scenarios of their names run.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(std::string(TECHNEWS_SOURCE_DIR "/") + path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Stands for what the reader puts in.
bool is_placeholder(const std::string& word) {
  static const std::set<std::string> placeholders{"ID", "topics.tsv", "qrels.txt"};
  return placeholders.contains(word);
}

}  // namespace

TEST_CASE("Every recipe is a scenario with the same words, and every such scenario a recipe") {
  std::istringstream guide(text_of("searcher/RECIPES.md"));
  const std::string folder = "tests/scenarios/recipes/";
  std::set<std::string> named;
  std::string scenario;
  bool code = false;
  for (std::string line; std::getline(guide, line);) {
    if (line.starts_with("```")) {
      code = !code;
      continue;
    }
    if (const std::size_t at = line.find("(`"); !code && line.starts_with("**")) {
      const std::string name = line.substr(at + 2, line.find("`)", at) - at - 2);
      CAPTURE(name);
      scenario = text_of(folder + name + ".scenario");
      named.insert(name + ".scenario");
    }
    if (!code) continue;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      CAPTURE(line, word);
      CHECK((is_placeholder(word) || scenario.find(word) != std::string::npos));
    }
  }
  CHECK(named.size() >= 10);
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(TECHNEWS_SOURCE_DIR "/") + folder))
    CHECK(named.contains(entry.path().filename().string()));
}
