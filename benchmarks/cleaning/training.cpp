#include "benchmarks/cleaning/training.h"

#include "benchmarks/cleaning/boosting.h"

namespace technews::cleaning {
namespace {

constexpr std::size_t parts = 4;

TrainingSet set_of(const PageView& pages, std::size_t without) {
  TrainingSet set;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (page % parts == without) continue;
    const MarkedPage& marked = *pages[page];
    for (std::size_t i = 0; i < marked.blocks.size(); ++i)
      if (marked.marks[i].weight > 0)
        set.add(marked.features.row(i), marked.marks[i].article, marked.marks[i].weight);
  }
  return set;
}

std::vector<float> judge_with(const corpus::FeatureTable& features,
                              std::span<const corpus::VotingTree> forest) {
  std::vector<float> scores;
  for (std::size_t i = 0; i < features.rows(); ++i)
    scores.push_back(corpus::count_votes(forest, features.row(i)));
  return scores;
}

}  // namespace

Forests train(const PageView& pages) {
  BoostingOptions options;
  Forests forests;
  TrainingSet second;
  for (std::size_t part = 0; part < parts; ++part) {
    const auto others = train_forest(set_of(pages, part), options);
    for (std::size_t page = part; page < pages.size(); page += parts) {
      const MarkedPage& marked = *pages[page];
      const corpus::FeatureTable features = corpus::add_neighbours(
          marked.parts(), marked.features, judge_with(marked.features, others));
      for (std::size_t i = 0; i < marked.blocks.size(); ++i)
        if (marked.marks[i].weight > 0)
          second.add(features.row(i), marked.marks[i].article, marked.marks[i].weight);
    }
  }
  forests.block = train_forest(set_of(pages, parts), options);
  forests.neighbour = train_forest(second, options);
  return forests;
}

std::vector<float> judge(const MarkedPage& page, const Forests& forests) {
  return judge_with(
      corpus::add_neighbours(page.parts(), page.features, judge_with(page.features, forests.block)),
      forests.neighbour);
}

}  // namespace technews::cleaning
