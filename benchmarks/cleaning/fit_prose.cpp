// Fits corpus/clean/prose_weights.h: logistic regression over the steps of ProseFeature, one weight
// a step, on pages whose article is known.
//
//   fit_prose PAGES.jsonl > corpus/clean/prose_weights.h
//
// A line is a flattened page: {"url", "title", "body", "article": its text} or, where only parts
// are known, {"url", "title", "body", "with": [...], "without": [...]}.
#include "corpus/clean/model.h"
#include "corpus/clean/prose.h"
#include "corpus/clean/title.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace {

using namespace technews::corpus;

constexpr double regularization = 0.3;
constexpr double weight_of_parts = 0.5;  // of a page of which only parts are known
constexpr double unit = 64.0 / 4;        // of a weight: 64ths, at a quarter of the strength

enum class Label : std::uint8_t { unknown, article, other };

struct Sample {
  ProseSteps steps{};
  double weight = 0;
  bool article = false;
};

// Labels the words of a page that stand in runs of the text, of at most five words.
void label_words(const Words& page, const std::string& text, Label label,
                 std::vector<Label>& labels) {
  Words words;
  words.scan(text);
  const std::size_t run = std::min<std::size_t>(5, words.size());
  if (run < 2) return;
  std::unordered_set<std::uint64_t> known;
  for (std::size_t i = 0; i + run <= words.size(); ++i) known.insert(words.hash(i, run));
  for (std::size_t i = 0; i + run <= page.size(); ++i) {
    if (known.count(page.hash(i, run)) == 0) continue;
    for (std::size_t j = i; j < i + run; ++j) labels[j] = label;
  }
}

std::vector<Label> labels_of(const nlohmann::json& line, const Words& words) {
  const bool whole = line.contains("article");
  std::vector<Label> labels(words.size(), whole ? Label::other : Label::unknown);
  if (whole) {
    label_words(words, line["article"].get<std::string>(), Label::article, labels);
    return labels;
  }
  for (const auto& part : line["with"]) label_words(words, part, Label::article, labels);
  for (const auto& part : line["without"]) label_words(words, part, Label::other, labels);
  return labels;
}

void add_page(const nlohmann::json& line, std::vector<Sample>& samples) {
  RawArticle page;
  page.url = line.value("url", "");
  page.title = line.value("title", "");
  page.body = line.value("body", "");
  page.companion = true;
  CleaningModel model;
  const SiteView view = view_of(model, page);
  Words words;
  words.scan(page.body);
  Evidence evidence;
  weigh_words(words, view, 0, evidence);
  const FoundTitle title = find_title(page, words, evidence, view);
  const bool early = title.words > 0 && title.first * 5 < words.size() * 3;
  const std::size_t first = early ? title.last : 0;
  const std::vector<Label> labels = labels_of(line, words);
  std::vector<ProseSteps> steps;
  read_prose(words, first, steps);
  const std::size_t begin = samples.size();
  for (std::size_t i = first; i < words.size(); ++i) {
    if (labels[i] == Label::unknown || words[i].has(word_code)) continue;
    samples.push_back({steps[i], 0, labels[i] == Label::article});
  }
  const double share = line.contains("article") ? 1.0 : weight_of_parts;
  for (std::size_t i = begin; i < samples.size(); ++i) {
    samples[i].weight = share / static_cast<double>(samples.size() - begin);
  }
}

using Weights = std::array<std::array<double, prose_steps>, prose_features>;

struct Fit {
  Weights weights{};
  double bias = 0;
};

double probability(const Fit& fit, const ProseSteps& steps) {
  double sum = fit.bias;
  for (std::size_t i = 0; i < prose_features; ++i) sum += fit.weights[i][steps[i]];
  return 1 / (1 + std::exp(-sum));
}

// AdaGrad on the whole sample (Duchi et al. 2011).
Fit fit_to(const std::vector<Sample>& samples) {
  constexpr int rounds = 150;
  constexpr double rate = 0.5;
  Fit fit;
  Weights squares{};
  double bias_squares = 1e-8;
  for (int round = 0; round < rounds; ++round) {
    Weights gradient{};
    double bias = 0;
    for (const Sample& sample : samples) {
      const double error =
          (probability(fit, sample.steps) - (sample.article ? 1 : 0)) * sample.weight;
      bias += error;
      for (std::size_t i = 0; i < prose_features; ++i) gradient[i][sample.steps[i]] += error;
    }
    for (std::size_t i = 0; i < prose_features; ++i) {
      for (std::size_t j = 0; j < prose_steps; ++j) {
        const double slope = gradient[i][j] + regularization * fit.weights[i][j];
        squares[i][j] += slope * slope;
        fit.weights[i][j] -= rate * slope / std::sqrt(squares[i][j] + 1e-8);
      }
    }
    bias_squares += bias * bias;
    fit.bias -= rate * bias / std::sqrt(bias_squares);
  }
  return fit;
}

void print(const Fit& fit) {
  std::cout
      << "// What each step of a ProseFeature says for an article, in 64ths of a log-odds unit "
         "at a quarter\n// of its strength, since neighbours say the same: fitted by "
         "benchmarks/cleaning/fit_prose.\n#pragma once\n\n#include "
         "\"corpus/clean/prose.h\"\n\nnamespace technews::corpus {\n\n";
  std::cout << fmt::format("inline constexpr int prose_bias = {};\n", std::lround(unit * fit.bias));
  std::cout << "inline constexpr std::int8_t prose_weights[prose_features][prose_steps] = {\n";
  for (const auto& row : fit.weights) {
    std::string line;
    for (const double weight : row) {
      const double rounded = std::clamp(std::round(unit * weight), -127.0, 127.0);
      line += fmt::format("{}{}", line.empty() ? "" : ", ", static_cast<int>(rounded));
    }
    std::cout << "    {" << line << "},\n";
  }
  std::cout << "};\n\n}  // namespace technews::corpus\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: fit_prose PAGES.jsonl > corpus/clean/prose_weights.h\n";
    return 2;
  }
  std::ifstream file(arguments[1]);
  std::vector<Sample> samples;
  std::string line;
  while (std::getline(file, line)) add_page(nlohmann::json::parse(line), samples);
  if (samples.empty()) {
    std::cerr << "fit_prose: no page in " << arguments[1] << '\n';
    return 1;
  }
  print(fit_to(samples));
  return 0;
}
