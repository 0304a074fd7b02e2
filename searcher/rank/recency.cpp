#include "searcher/rank/recency.h"

#include "shared/index/fields.h"
#include "shared/index/values.h"

#include <algorithm>
#include <cmath>

namespace technews::searcher {

const Component recency_component{
    "recency",
    "new articles weigh more: the first `top` by their scores, and how old they are",
    {{"half-life", 90, 0.01, 36500, ParameterUnit::days},
     {"weight", 0.5, 0, 1},
     {"top", 100, 1, 10000, ParameterUnit::count}}};

double recency_factor(const Settings& settings, std::optional<base::DayNumber> last_day,
                      base::DayNumber today) {
  const double weight = settings["weight"];
  if (!last_day) return 1 - weight;
  const double age = std::max(0.0, static_cast<double>(today) - static_cast<double>(*last_day));
  return 1 - weight + weight * std::exp2(-age / settings["half-life"]);
}

std::vector<RankedArticle> with_recency(std::vector<RankedArticle> articles,
                                        const Settings& settings, const Xapian::Database& database,
                                        base::DayNumber today) {
  const auto top = std::min(articles.size(), static_cast<std::size_t>(settings["top"]));
  const auto middle = articles.begin() + static_cast<std::ptrdiff_t>(top);
  constexpr auto slot = static_cast<Xapian::valueno>(index::Slot::last_day);
  for (auto each = articles.begin(); each != articles.end(); ++each) {
    std::optional<base::DayNumber> day;
    if (each < middle)
      day = index::day_of_key(database.get_document(each->document).get_value(slot));
    each->score *= recency_factor(settings, day, today);
  }
  std::stable_sort(articles.begin(), middle,
                   [](const RankedArticle& left, const RankedArticle& right) {
                     return left.score > right.score;
                   });
  return articles;
}

}  // namespace technews::searcher
