#include "searcher/date_overlaps.h"

#include "searcher/query/dates.h"
#include "shared/index/fields.h"
#include "shared/index/values.h"

#include <set>

#include <fmt/format.h>

namespace technews::searcher {
namespace {

constexpr Xapian::doccount most_looked_at = 100;

std::string date_of(const Xapian::Document& document) {
  const auto day = [&](index::Slot slot) {
    return index::day_of_key(document.get_value(static_cast<Xapian::valueno>(slot)));
  };
  return to_text({day(index::Slot::first_day), day(index::Slot::last_day)});
}

}  // namespace

std::string told_overlaps(std::size_t count, const Xapian::Query& query,
                          const Xapian::Database& database) {
  std::set<std::string> dates;
  if (count <= most_looked_at) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, most_looked_at);
    for (auto each = found.begin(); each != found.end(); ++each)
      dates.insert(date_of(each.get_document()));
  }
  const std::string articles =
      count == 1 ? "1 more article is" : fmt::format("{} more articles are", count);
  if (dates.size() == 1) return fmt::format("{} dated only {}", articles, *dates.begin());
  return articles + " dated by the month or year alone, which only overlaps the dates asked for";
}

}  // namespace technews::searcher
