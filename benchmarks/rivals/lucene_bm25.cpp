// Lucene 8's BM25 with its EnglishAnalyzer, as Anserini sets it up: title and body as one field (a
// title that the body begins with stands there once).
//
//   lucene_bm25 ARTICLES.jsonl TOPICS.tsv [K1 B [DEPTH]]    TREC run on stdout
#include "benchmarks/rivals/lucene_index.h"

#include <cmath>
#include <exception>
#include <fstream>
#include <iostream>
#include <limits>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace technews::benchmarks {
namespace {

constexpr std::size_t standard_depth = 1000;

std::ifstream open_input(const std::string& path) {
  std::ifstream stream(path);
  if (!stream) throw std::runtime_error("cannot open " + path);
  return stream;
}

// Whether text begins with these words, however they are broken into lines.
bool begins_with(const std::string& text, const std::string& words) {
  std::istringstream left(text);
  std::istringstream right(words);
  std::string of_text;
  for (std::string word; right >> word;)
    if (!(left >> of_text) || of_text != word) return false;
  return true;
}

std::string contents_of(const nlohmann::json& article) {
  const std::string title = article.value("title", "");
  const std::string body = article.value("body", "");
  return begins_with(body, title) ? body : title + " " + body;
}

LuceneIndex index_of(const std::string& path) {
  LuceneIndex index;
  std::ifstream articles = open_input(path);
  for (std::string line; std::getline(articles, line);) {
    const nlohmann::json article = nlohmann::json::parse(line);
    index.add(article.at("id").get<std::string>(), contents_of(article));
  }
  return index;
}

// Equal scores are lowered one by one: who sorts the run by score keeps the order.
void print(const std::string& topic, const std::vector<LuceneHit>& hits) {
  float above = std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < hits.size(); ++i) {
    above = std::min(hits[i].score, std::nextafter(above, 0.0F));
    std::cout << fmt::format("{} Q0 {} {} {:.9g} lucene\n", topic, hits[i].id, i + 1, above);
  }
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2 || arguments.size() == 3 || arguments.size() > 5) {
    std::cerr << "usage: lucene_bm25 ARTICLES.jsonl TOPICS.tsv [K1 B [DEPTH]]\n";
    return 2;
  }
  LuceneIndex::Parameters parameters;
  if (arguments.size() > 2) parameters = {std::stof(arguments[2]), std::stof(arguments[3])};
  const std::size_t depth = arguments.size() > 4 ? std::stoul(arguments[4]) : standard_depth;
  const LuceneIndex index = index_of(arguments[0]);
  std::ifstream topics = open_input(arguments[1]);
  for (std::string line; std::getline(topics, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) throw std::runtime_error("no tab in topic: " + line);
    print(line.substr(0, tab), index.search(line.substr(tab + 1), depth, parameters));
  }
  return 0;
}

}  // namespace
}  // namespace technews::benchmarks

int main(int argc, char** argv) {
  try {
    return technews::benchmarks::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "lucene_bm25: " << error.what() << '\n';
  }
  return 5;
}
