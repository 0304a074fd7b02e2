// Tally: the articles of a query counted by the values they have, exactly and without weights.
#pragma once

#include "searcher/facets.h"
#include "shared/base/date.h"
#include "shared/index/fields.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <xapian.h>

namespace technews::searcher {

// In articles; and how many of them only repeat a story that another of them tells.
struct Tallied {
  std::size_t articles = 0;
  std::size_t repeats = 0;

  std::size_t stories() const { return articles - repeats; }
};

struct DateOrder {
  bool operator()(const base::Date& left, const base::Date& right) const;
};
using DateCounts = std::map<base::Date, std::size_t, DateOrder>;

// An article of a story that several articles tell.
struct Telling {
  std::string story;
  std::optional<base::Date> date;
};

// Uses what remote databases have: a value spy for each slot, two for dates. Costs one run of the
// query; where stories are counted by value another one over the articles that are of stories.
class Tally {
 public:
  struct Wanted {
    std::set<index::Slot> slots = {};
    bool dates = false;
    bool stories = true;  // false: no repeats are counted in values and dates
  };
  // A query that a meter ends early has too small counts. Throws Xapian::Error as the database
  // does.
  Tally(const Xapian::Database& database, const Xapian::Query& query, const Wanted& wanted);

  const Tallied& all() const { return all_; }

  // By value; articles without one by "". REQUIRES: the slot was asked for, or is Slot::story,
  // which has no row of articles without one.
  const std::map<std::string, Tallied>& by_value(index::Slot slot) const {
    return values_.at(slot);
  }

  // REQUIRES: dates were asked for.
  const DateCounts& by_date() const { return dates_; }
  std::size_t undated() const { return undated_; }
  const std::vector<Telling>& tellings() const { return tellings_; }

 private:
  void count(const Xapian::Database& database, const Xapian::Query& query, const Wanted& wanted);
  void count_repeats(const Xapian::Database& database, const Xapian::Query& query,
                     const Wanted& wanted);

  Tallied all_;
  std::map<index::Slot, std::map<std::string, Tallied>> values_;
  DateCounts dates_;
  std::size_t undated_ = 0;
  std::vector<Telling> tellings_;
};

// How often a value occurs, by its bytes.
using KeyCounts = std::map<std::string, std::size_t>;

// The articles of each date, from the numbers of articles by the first and by the last day of their
// dates alone (day_key() of each). These decide it: a date longer than a day is a whole month or
// year, and no day is both the first and the last one of a month.
DateCounts dates_of_days(const KeyCounts& first_days, const KeyCounts& last_days);

// Adds to wanted what the facet needs.
void want(FacetField field, Tally::Wanted& wanted);
Facet make_facet(FacetField field, const Tally& tally);

// REQUIRES: both have dates. The archive's tally is that of all articles.
Timeline make_timeline(TimelineUnit unit, const Tally& tally, const Tally& archive);

}  // namespace technews::searcher
