#include "searcher/rank/pairs.h"

#include "shared/index/terms.h"

#include <algorithm>
#include <numeric>

namespace technews::searcher {
namespace {

double articles_with(const RankedWord& word, const Xapian::Database& database) {
  double articles = 0;
  for (const std::string& stem : word.stems)
    articles += static_cast<double>(database.get_termfreq(index::stem_term(stem)));
  return articles;
}

}  // namespace

// About a second, of words that most of a million articles have.
double pair_budget(const Xapian::Database& database) {
  constexpr double least = 2e6;
  constexpr double per_article = 2;
  return std::max(least, per_article * static_cast<double>(database.get_doccount()));
}

std::vector<bool> affordable(const std::vector<double>& costs, double& budget) {
  std::vector<std::size_t> order(costs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&costs](std::size_t i) { return costs[i]; });
  std::vector<bool> fits(costs.size());
  for (const std::size_t i : order) {
    if (costs[i] > budget) break;
    budget -= costs[i];
    fits[i] = true;
  }
  return fits;
}

std::size_t leave_out_costly(RankedWords& words, const Xapian::Database& database, double& budget) {
  const std::size_t pairs = words.neighbours.size();
  const double most = static_cast<double>(pairs) * static_cast<double>(database.get_doccount());
  if (most <= budget) {  // no need to ask for frequencies
    budget -= most;
    return 0;
  }
  std::vector<double> articles;
  for (const RankedWord& word : words.words) articles.push_back(articles_with(word, database));
  std::vector<double> costs;
  for (const RankedPair& pair : words.neighbours)
    costs.push_back(std::min(articles[pair.first], articles[pair.second]));
  const std::vector<bool> fits = affordable(costs, budget);
  std::vector<RankedPair> kept;
  for (std::size_t i = 0; i < pairs; ++i)
    if (fits[i]) kept.push_back(words.neighbours[i]);
  words.neighbours = std::move(kept);
  return pairs - words.neighbours.size();
}

}  // namespace technews::searcher
