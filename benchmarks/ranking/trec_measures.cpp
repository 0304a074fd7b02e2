#include "benchmarks/ranking/trec_measures.h"

#include <algorithm>
#include <cmath>

namespace technews::benchmarks::formula {
namespace {

double number(std::size_t count) { return static_cast<double>(count); }

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0.0; }

std::size_t depth_of(const Measure& measure) {
  return measure.cutoff > 0 ? static_cast<std::size_t>(measure.cutoff) : SIZE_MAX;
}

// Ranks from 1 of the relevant documents, in order.
std::vector<std::size_t> relevant_ranks(const TopicResult& result, int level) {
  std::vector<std::size_t> ranks;
  for (const JudgedHit& hit : result.hits)
    if (hit.grade >= level) ranks.push_back(hit.rank + 1);
  return ranks;
}

// A share of the relevant documents as a count. 9.0.7 adds .9 and cuts, 10 rounds.
std::size_t share(double part, std::size_t relevant, bool nearest) {
  const double wanted = part * number(relevant);
  return static_cast<std::size_t>(nearest ? std::lround(wanted) : static_cast<long>(wanted + 0.9));
}

// The best precision at or after the point where that many relevant documents are found.
double interpolated(const TopicResult& result, int level, std::size_t wanted) {
  const std::vector<std::size_t> ranks = relevant_ranks(result, level);
  if (wanted > ranks.size()) return 0;
  double best = ratio(number(ranks.size()), number(result.retrieved));
  for (std::size_t i = ranks.size(); i > 0 && i >= wanted; --i)
    best = std::max(best, number(i) / number(ranks[i - 1]));
  return best;
}

double precision_at(const TopicResult& result, int level, std::size_t depth) {
  return depth == 0 ? 0.0 : number(result.found(level, depth)) / number(depth);
}

double logarithm(double value) {
  constexpr double least = 0.00001;
  return std::log(std::max(value, least));
}

// Sums of the pool above a document, for the two measures that only trust judged documents.
struct Seen {
  std::size_t relevant = 0;
  std::size_t nonrelevant = 0;
  std::size_t unjudged = 0;

  // Whether the document is relevant; counts it.
  bool add(const JudgedHit& hit, int level) {
    std::size_t& counter = hit.grade < 0 ? unjudged : hit.grade < level ? nonrelevant : relevant;
    ++counter;
    return hit.grade >= level;
  }
};

}  // namespace

double nothing(const TopicResult&, const Measure&, const MeasureSetting&) { return 0; }

double retrieved(const TopicResult& result, const Measure&, const MeasureSetting&) {
  return number(result.retrieved);
}

double relevant(const TopicResult& result, const Measure&, const MeasureSetting& setting) {
  return number(result.graded_from(setting.relevance_level));
}

double relevant_retrieved(const TopicResult& result, const Measure&,
                          const MeasureSetting& setting) {
  return number(result.found(setting.relevance_level));
}

double nonrelevant_judged_retrieved(const TopicResult& result, const Measure&,
                                    const MeasureSetting& setting) {
  return number(result.found(0) - result.found(std::max(setting.relevance_level, 0)));
}

double average_precision(const TopicResult& result, const Measure& measure,
                         const MeasureSetting& setting) {
  double sum = 0;
  std::size_t found = 0;
  for (const JudgedHit& hit : result.hits) {
    if (hit.rank >= depth_of(measure)) break;
    if (hit.grade < setting.relevance_level) continue;
    ++found;
    sum += number(found) / number(hit.rank + 1);
  }
  return ratio(sum, number(result.graded_from(setting.relevance_level)));
}

double geometric_map(const TopicResult& result, const Measure& measure,
                     const MeasureSetting& setting) {
  return logarithm(average_precision(result, measure, setting));
}

double geometric_bpref(const TopicResult& result, const Measure& measure,
                       const MeasureSetting& setting) {
  return logarithm(bpref(result, measure, setting));
}

double r_precision(const TopicResult& result, const Measure&, const MeasureSetting& setting) {
  return precision_at(result, setting.relevance_level, result.graded_from(setting.relevance_level));
}

double r_precision_multiple(const TopicResult& result, const Measure& measure,
                            const MeasureSetting& setting) {
  const std::size_t relevant_count = result.graded_from(setting.relevance_level);
  return precision_at(result, setting.relevance_level,
                      share(measure.cutoff, relevant_count, false));
}

double bpref(const TopicResult& result, const Measure&, const MeasureSetting& setting) {
  const std::size_t relevant_count = result.graded_from(setting.relevance_level);
  const std::size_t nonrelevant = result.graded_below(setting.relevance_level);
  Seen seen;
  double sum = 0;
  for (const JudgedHit& hit : result.hits) {
    if (!seen.add(hit, setting.relevance_level)) continue;
    sum += 1.0;
    if (seen.nonrelevant > 0)
      sum -= number(std::min(seen.nonrelevant, relevant_count)) /
             number(std::min(nonrelevant, relevant_count));
  }
  return ratio(sum, number(relevant_count));
}

double reciprocal_rank(const TopicResult& result, const Measure& measure,
                       const MeasureSetting& setting) {
  for (const JudgedHit& hit : result.hits)
    if (hit.grade >= setting.relevance_level)
      return hit.rank < depth_of(measure) ? 1.0 / number(hit.rank + 1) : 0.0;
  return 0;
}

double interpolated_precision(const TopicResult& result, const Measure& measure,
                              const MeasureSetting& setting) {
  const std::size_t relevant_count = result.graded_from(setting.relevance_level);
  return interpolated(result, setting.relevance_level,
                      share(measure.cutoff, relevant_count, setting.nearest_recall));
}

double eleven_points(const TopicResult& result, const Measure& measure,
                     const MeasureSetting& setting) {
  const std::size_t relevant_count = result.graded_from(setting.relevance_level);
  double sum = 0;
  for (const double part : measure.parameters)
    sum += interpolated(result, setting.relevance_level,
                        share(part, relevant_count, setting.nearest_recall));
  return ratio(sum, number(measure.parameters.size()));
}

double precision(const TopicResult& result, const Measure& measure, const MeasureSetting& setting) {
  return precision_at(result, setting.relevance_level, depth_of(measure));
}

double recall(const TopicResult& result, const Measure& measure, const MeasureSetting& setting) {
  return ratio(number(result.found(setting.relevance_level, depth_of(measure))),
               number(result.graded_from(setting.relevance_level)));
}

double relative_precision(const TopicResult& result, const Measure& measure,
                          const MeasureSetting& setting) {
  const std::size_t relevant_count = result.graded_from(setting.relevance_level);
  return ratio(number(result.found(setting.relevance_level, depth_of(measure))),
               number(std::min(depth_of(measure), relevant_count)));
}

double success(const TopicResult& result, const Measure& measure, const MeasureSetting& setting) {
  return result.found(setting.relevance_level, depth_of(measure)) > 0 ? 1.0 : 0.0;
}

double inferred_ap(const TopicResult& result, const Measure&, const MeasureSetting& setting) {
  constexpr double epsilon = 0.00001;
  Seen seen;
  double sum = 0;
  for (const JudgedHit& hit : result.hits) {
    const Seen above = seen;
    if (!seen.add(hit, setting.relevance_level)) continue;
    if (hit.rank == 0) {
      sum += 1.0;
      continue;
    }
    const double before = number(hit.rank);
    const double pooled = number(above.relevant + above.nonrelevant + above.unjudged);
    sum += 1.0 / (before + 1.0) + (before / (before + 1.0)) * (pooled / before) *
                                      ((number(above.relevant) + epsilon) /
                                       (number(above.relevant + above.nonrelevant) + 2 * epsilon));
  }
  return ratio(sum, number(result.graded_from(setting.relevance_level)));
}

double utility(const TopicResult& result, const Measure& measure, const MeasureSetting& setting) {
  const double good = number(result.found(setting.relevance_level));
  const double retrieved_count = number(result.retrieved);
  const double relevant_count = number(result.graded_from(setting.relevance_level));
  return measure.parameters[0] * good + measure.parameters[1] * (retrieved_count - good) +
         measure.parameters[2] * (relevant_count - good) +
         measure.parameters[3] *
             (number(setting.collection) + good - retrieved_count - relevant_count);
}

double binary_gain(const TopicResult& result, const Measure&, const MeasureSetting& setting) {
  std::size_t found = 0;
  double sum = 0;
  for (const JudgedHit& hit : result.hits) {
    if (hit.grade < setting.relevance_level) continue;
    ++found;
    sum += 1.0 / std::log2(3.0 + number(hit.rank) - number(found));
  }
  return ratio(sum, number(result.graded_from(setting.relevance_level)));
}

double set_precision(const TopicResult& result, const Measure&, const MeasureSetting& setting) {
  return ratio(number(result.found(setting.relevance_level)), number(result.retrieved));
}

double set_relative_precision(const TopicResult& result, const Measure&,
                              const MeasureSetting& setting) {
  return ratio(number(result.found(setting.relevance_level)),
               number(std::min(result.retrieved, result.graded_from(setting.relevance_level))));
}

double set_recall(const TopicResult& result, const Measure&, const MeasureSetting& setting) {
  return ratio(number(result.found(setting.relevance_level)),
               number(result.graded_from(setting.relevance_level)));
}

// Divided once, so that values halfway between two printed ones round as trec_eval's do.
double set_average_precision(const TopicResult& result, const Measure&,
                             const MeasureSetting& setting) {
  const double found = number(result.found(setting.relevance_level));
  return ratio(found * found,
               number(result.retrieved) * number(result.graded_from(setting.relevance_level)));
}

double set_f(const TopicResult& result, const Measure& measure, const MeasureSetting& setting) {
  const double p = set_precision(result, measure, setting);
  const double r = set_recall(result, measure, setting);
  const double weight = measure.parameters[0];
  return ratio((weight + 1.0) * p * r, r + weight * p);
}

double judged(const TopicResult& result, const Measure& measure, const MeasureSetting&) {
  const std::size_t depth = std::min(depth_of(measure), result.retrieved);
  return ratio(number(result.found(0, depth)), number(depth));
}

double rank_biased_precision(const TopicResult& result, const Measure& measure,
                             const MeasureSetting& setting) {
  const double persistence = measure.parameters[0];
  double sum = 0;
  for (const JudgedHit& hit : result.hits)
    if (hit.grade >= setting.relevance_level && hit.rank < depth_of(measure))
      sum += (1 - persistence) * std::pow(persistence, number(hit.rank));
  return sum;
}

}  // namespace technews::benchmarks::formula
