#include "searcher/tally.h"

#include "shared/index/values.h"

#include <algorithm>
#include <iterator>
#include <list>
#include <set>
#include <utility>

namespace technews::searcher {
namespace {

using base::Date;
using base::DatePrecision;
using base::DayNumber;
using index::Slot;

Xapian::valueno number(Slot slot) { return static_cast<Xapian::valueno>(slot); }

KeyCounts counts_of(const Xapian::ValueCountMatchSpy& spy) {
  KeyCounts counts;
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    counts[*value] = value.get_termfreq();
  return counts;
}

Xapian::MSet every_match(Xapian::Enquire& enquire, const Xapian::Query& query,
                         const Xapian::Database& database) {
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, database.get_doccount());
}

// The date that begins and ends so.
Date date_between(DayNumber first, DayNumber last) {
  Date date = base::date_of(first);
  if (first == last) return date;
  date.precision = date.month == 1 && base::date_of(last).month == 12 ? DatePrecision::year
                                                                      : DatePrecision::month;
  return date;
}

std::optional<Date> date_in(const Xapian::Document& document) {
  const auto first = index::day_of_key(document.get_value(number(Slot::first_day)));
  const auto last = index::day_of_key(document.get_value(number(Slot::last_day)));
  if (!first || !last) return std::nullopt;
  return date_between(*first, *last);
}

// Articles by a day that their dates begin or end with.
class DayCounts {
 public:
  explicit DayCounts(const KeyCounts& keys) {
    for (const auto& [key, count] : keys)
      if (const auto day = index::day_of_key(key)) counts_[*day] = count;
  }
  std::size_t at(DayNumber day) const {
    const auto found = counts_.find(day);
    return found == counts_.end() ? 0 : found->second;
  }
  const std::map<DayNumber, std::size_t>& days() const { return counts_; }

 private:
  std::map<DayNumber, std::size_t> counts_;
};

// No less than none, whatever the index holds.
std::size_t less(std::size_t number, std::size_t taken) { return number - std::min(number, taken); }

}  // namespace

bool DateOrder::operator()(const Date& left, const Date& right) const {
  if (left.last_day() != right.last_day()) return left.last_day() < right.last_day();
  return left.precision > right.precision;
}

DateCounts dates_of_days(const KeyCounts& first_days, const KeyCounts& last_days) {
  const DayCounts first(first_days);
  const DayCounts last(last_days);
  DateCounts dates;
  const auto add = [&dates](const Date& date, std::size_t articles) {
    if (articles > 0) dates[date] = articles;
  };
  for (const auto& [day, articles] : first.days()) {
    const Date date = base::date_of(day);
    if (date.day != 1) {
      add(date, articles);
      continue;
    }
    add(date, last.at(day));
    const Date month{date.year, date.month, 1, DatePrecision::month};
    if (date.month != 1) {
      add(month, less(articles, last.at(day)));
      continue;
    }
    const DayNumber end = month.last_day();
    const std::size_t of_month = less(last.at(end), first.at(end));
    add(month, of_month);
    add({date.year, 1, 1, DatePrecision::year}, less(articles, last.at(day) + of_month));
  }
  return dates;
}

Tally::Tally(const Xapian::Database& database, const Xapian::Query& query, const Wanted& wanted) {
  count(database, query, wanted);
  if (wanted.stories && all_.repeats > 0 && (wanted.dates || !wanted.slots.empty()))
    count_repeats(database, query, wanted);
}

void Tally::count(const Xapian::Database& database, const Xapian::Query& query,
                  const Wanted& wanted) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  std::list<Xapian::ValueCountMatchSpy> spies;
  const auto add_spy = [&](Slot slot) {
    enquire.add_matchspy(&spies.emplace_back(number(slot)));
    return &spies.back();
  };
  values_.try_emplace(Slot::story);
  const auto* stories = add_spy(Slot::story);
  std::map<Slot, const Xapian::ValueCountMatchSpy*> by_slot;
  for (const Slot slot : wanted.slots) by_slot[slot] = add_spy(slot);
  const auto* first_days = wanted.dates ? add_spy(Slot::first_day) : nullptr;
  const auto* last_days = wanted.dates ? add_spy(Slot::last_day) : nullptr;
  enquire.get_mset(0, 0, database.get_doccount());

  all_.articles = stories->get_total();
  for (const auto& [story, articles] : counts_of(*stories)) {
    values_[Slot::story][story].articles = articles;
    all_.repeats += articles - 1;
  }
  for (const auto& [slot, spy] : by_slot) {
    std::size_t with = 0;
    for (const auto& [value, articles] : counts_of(*spy)) {
      values_[slot][value].articles = articles;
      with += articles;
    }
    values_.try_emplace(slot);
    if (with < all_.articles) values_[slot][""].articles = all_.articles - with;
  }
  if (!wanted.dates) return;
  dates_ = dates_of_days(counts_of(*first_days), counts_of(*last_days));
  undated_ = all_.articles;
  for (const auto& [date, articles] : dates_) undated_ -= articles;
}

// A story is told once in each value, however many of its articles have it.
void Tally::count_repeats(const Xapian::Database& database, const Xapian::Query& query,
                          const Wanted& wanted) {
  const std::string any(1, '\0');
  const Xapian::Query in_stories(
      Xapian::Query::OP_FILTER, query,
      Xapian::Query(Xapian::Query::OP_VALUE_GE, number(Slot::story), any));
  Xapian::Enquire enquire(database);
  const Xapian::MSet matches = every_match(enquire, in_stories, database);
  matches.fetch();
  std::map<Slot, std::set<std::pair<std::string, std::string>>> told;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const Xapian::Document document = match.get_document();
    const std::string story = document.get_value(number(Slot::story));
    for (const Slot slot : wanted.slots) {
      const std::string value = document.get_value(number(slot));
      if (!told[slot].emplace(story, value).second) ++values_[slot][value].repeats;
    }
    if (wanted.dates) tellings_.push_back({story, date_in(document)});
  }
}

}  // namespace technews::searcher
