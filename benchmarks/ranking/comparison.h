// Comparison: everything that is said about two runs under one measure.
#pragma once

#include "benchmarks/ranking/evaluation.h"
#include "benchmarks/ranking/significance.h"

#include <map>
#include <string>
#include <vector>

namespace technews::benchmarks {

// A part of a document's score, in shares of the score of its topic's first document.
struct MovedWord {
  std::vector<std::string> words;  // one, or several that are taken for the same
  std::string field;               // "title", "article"; "length": no word's, but the article's
  std::string because;             // "phrase", "near": by standing so; empty: wherever it stands
  double before = 0;
  double after = 0;

  double change() const { return after - before; }
};

// A relevant document whose rank changed. 0: not retrieved.
struct MovedDocument {
  std::string document;
  int grade = 0;
  std::size_t rank_a = 0;
  std::size_t rank_b = 0;
  std::vector<MovedWord> words = {};  // what moved it most, where known
};

struct TopicDifference {
  std::string topic;
  double a = 0;
  double b = 0;

  double difference() const { return b - a; }
};

struct ComparisonOptions {
  PermutationOptions permutation;
  BootstrapOptions bootstrap;
  double alpha = 0.05;
};

struct Comparison {
  std::string measure;
  std::vector<TopicDifference> topics;  // greatest loss of b first; ties by id
  double mean_a = 0;
  double mean_b = 0;
  std::size_t wins = 0;    // topics where b is better
  std::size_t losses = 0;  // ... and worse
  double effect = 0;       // mean difference over its standard deviation (Cohen's d of pairs)
  Interval interval;       // of the mean difference
  double t_p = 1;
  double permutation_p = 1;
  double corrected_p = 1;         // permutation_p among all comparisons made; set by correct()
  double detectable = 0;          // the smallest difference these topics find with 80 % power
  std::size_t topics_needed = 0;  // to find the one observed; 0: there is none

  double difference() const { return mean_b - mean_a; }
  std::size_t ties() const { return topics.size() - wins - losses; }
};

// b against a, topic by topic. REQUIRES: a and b hold the same topics.
Comparison compare(const std::map<std::string, double>& a, const std::map<std::string, double>& b,
                   const ComparisonOptions& options = {});

enum class Correction { holm, benjamini_hochberg, none };

// Sets corrected_p of all of them.
void correct(std::vector<Comparison>& comparisons, Correction correction);

// The relevant documents of a topic whose ranks differ most, by how much a reader who goes from
// rank to rank would notice (1/rank); at most most of them.
std::vector<MovedDocument> moved_documents(const Run& a, const Run& b, const JudgedTopic& judged,
                                           std::size_t most);

}  // namespace technews::benchmarks
