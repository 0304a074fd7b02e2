#include "searcher/rank/recency.h"

#include "shared/index/fields.h"
#include "shared/index/values.h"

#include <algorithm>
#include <cmath>

namespace technews::searcher {
namespace {

// Of the date; nullopt for an undated article.
std::optional<double> middle_day(const Xapian::Document& article) {
  const auto day_in = [&article](index::Slot slot) {
    return index::day_of_key(article.get_value(static_cast<Xapian::valueno>(slot)));
  };
  const auto first = day_in(index::Slot::first_day);
  const auto last = day_in(index::Slot::last_day);
  if (!first || !last) return std::nullopt;
  return (*first + *last) / 2.0;
}

}  // namespace

const Component recency_component{"recency",
                                  {{"half-life", 90, 0.01, 36500, ParameterUnit::days},
                                   {"weight", 0.5, 0, 1},
                                   {"top", 100, 1, 10000, ParameterUnit::count}}};

double recency_factor(const Settings& settings, std::optional<double> day, base::DayNumber today) {
  const double weight = settings["weight"];
  if (!day) return 1 - weight;
  const double age = std::max(0.0, today - *day);
  return 1 - weight + weight * std::exp2(-age / settings["half-life"]);
}

std::vector<RankedArticle> with_recency(std::vector<RankedArticle> articles,
                                        const Settings& settings, const Xapian::Database& database,
                                        base::DayNumber today) {
  const auto top = std::min(articles.size(), static_cast<std::size_t>(settings["top"]));
  const auto middle = articles.begin() + static_cast<std::ptrdiff_t>(top);
  for (auto each = articles.begin(); each != articles.end(); ++each) {
    std::optional<double> day;
    if (each < middle) day = middle_day(database.get_document(each->document));
    each->factor = recency_factor(settings, day, today);
    each->score *= each->factor;
  }
  sort_by_score(std::span(articles).first(top), &RankedArticle::score, &RankedArticle::tie);
  return articles;
}

}  // namespace technews::searcher
