// Choosing parameters honestly: the score of a choice on topics it was not made on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace technews::benchmarks {

// Every point of a grid measured on every topic.
struct TuningScores {
  std::vector<std::vector<double>> values;  // by point, then topic
  std::vector<std::size_t> folds;           // of each topic
  bool macro = false;  // folds are collections that weigh the same, whatever their topics
};

struct FoldChoice {
  std::size_t point = 0;  // best on the other folds; the first of equals
  std::size_t topics = 0;
  double training = 0;  // its mean on the other folds
  double held_out = 0;  // ... and on this one
};

struct TuningResult {
  std::vector<FoldChoice> folds;
  double cross_validated = 0;  // of each topic under the choice made without its fold
  std::size_t best = 0;        // point that is best on all topics
  double resubstitution = 0;   // its mean on the very topics it was chosen on: too good to be true
  std::vector<double> held_out_values;  // by topic, for comparing

  double leak() const { return resubstitution - cross_validated; }
};

// REQUIRES: at least one point, two folds, and a topic in each fold.
TuningResult cross_validate(const TuningScores& scores);

// Deals topics to folds at random, as evenly as can be. The same seed deals the same.
std::vector<std::size_t> deal_folds(std::size_t topics, std::size_t folds, std::uint64_t seed);

// "k1=.6:1.8:.2;b=.2,.5" as "k1=0.6,b=0.2", "k1=0.6,b=0.5", …: from, to and step, or a list. The
// last parameter changes fastest. Throws Error(usage) naming what isn't understood, and for more
// than 10,000 points.
std::vector<std::string> grid_points(const std::string& grid);

}  // namespace technews::benchmarks
