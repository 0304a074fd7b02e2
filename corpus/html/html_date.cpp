#include "corpus/html/html_date.h"

#include "corpus/clean/site_name.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace technews::corpus {
namespace {

using base::Date;
using base::DatePrecision;

bool possible(const Date& date, const DateBounds& bounds) {
  return date.last_day() >= bounds.first && (!bounds.last || date.first_day() <= *bounds.last);
}

// Sources that repeat each other count little more than the best of them.
enum class Witness { address, visible, declared };

// How much a source's word is worth, where it stands against others: log odds of being right,
// measured on dated pages. What is visible beside the headline and the day in the address are the
// page's own days; what is declared for programs may be in UTC, or of a later edition.
struct Rung {
  std::string_view source;
  DateMeaning meaning;
  int least;  // weight
  double worth;
  Witness witness;
};

constexpr std::array ladder = std::to_array<Rung>({
    {"json-ld", DateMeaning::published, 11, 2.6, Witness::declared},
    {"opengraph", DateMeaning::published, 0, 2.8, Witness::declared},
    {"meta", DateMeaning::published, 0, 2.4, Witness::declared},
    {"microdata", DateMeaning::published, 4, 2.8, Witness::declared},
    {"microdata", DateMeaning::published, 0, 1.5, Witness::declared},
    {"time", DateMeaning::published, 4, 3.6, Witness::visible},
    {"time", DateMeaning::published, 0, 1.2, Witness::visible},
    {"time", DateMeaning::plain, 8, 3.3, Witness::visible},
    {"time", DateMeaning::plain, 4, 2.0, Witness::visible},
    {"time", DateMeaning::plain, 0, 0.8, Witness::visible},
    {"text", DateMeaning::published, 9, 3.4, Witness::visible},
    {"text", DateMeaning::published, 0, 0, Witness::visible},
    {"text", DateMeaning::plain, 9, 3.4, Witness::visible},
    {"text", DateMeaning::plain, 0, 0, Witness::visible},
    {"url", DateMeaning::plain, 0, 3.4, Witness::address},
    {"meta", DateMeaning::plain, 0, 1.6, Witness::declared},
    {"meta", DateMeaning::created, 0, 1.6, Witness::declared},
    {"script", DateMeaning::published, 0, 1.5, Witness::declared},
    {"json-ld", DateMeaning::created, 0, 1.0, Witness::declared},
    {"microdata", DateMeaning::created, 0, 1.0, Witness::declared},
    {"json-ld", DateMeaning::published, 0, 1.0, Witness::declared},
    {"json-ld", DateMeaning::modified, 11, 1.3, Witness::declared},
    {"opengraph", DateMeaning::modified, 0, 1.3, Witness::declared},
    {"microdata", DateMeaning::modified, 0, 1.3, Witness::declared},
    {"meta", DateMeaning::modified, 0, 1.3, Witness::declared},
    {"time", DateMeaning::modified, 0, 1.3, Witness::visible},
    {"text", DateMeaning::modified, 0, 1.3, Witness::visible},
    {"script", DateMeaning::created, 0, 0.5, Witness::declared},
    {"script", DateMeaning::modified, 0, 0.4, Witness::declared},
});

// 23-01-2023 or 20230123 at the front of a part of the path, 2023-01-23 anywhere in it.
std::optional<Date> day_in_path(std::string_view path) {
  constexpr std::size_t digits = 8;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view part = path.substr(1, end - 1);
    path.remove_prefix(end);
    if (const auto found = find_date(part, DayOrder::day_first)) return found->date;
    const std::size_t number = std::min(part.find_first_not_of("0123456789"), part.size());
    if (number != digits) continue;
    if (auto found = parse_date_value(part.substr(0, digits), DayOrder::day_first))
      return found->date;
  }
  return std::nullopt;
}

// The month in the address of the page; nullptr when it names none, or the day.
const Date* month_in_address(const std::vector<DateCandidate>& candidates) {
  const auto found = std::ranges::find_if(candidates, [](const DateCandidate& each) {
    return each.source == "url" && each.date.precision == DatePrecision::month;
  });
  return found == candidates.end() ? nullptr : &found->date;
}

double worth_of(const DateCandidate& candidate, Witness& witness) {
  for (const Rung& rung : ladder) {
    if (rung.source != candidate.source || rung.meaning != candidate.meaning) continue;
    if (candidate.weight < rung.least) continue;
    witness = rung.witness;
    // Of equals the heavier; what is only visible is worth what its place is.
    constexpr double of_place = 0.36;
    constexpr double of_far_place = 0.2;
    constexpr int near = 4;
    if (rung.worth == 0)
      return (candidate.weight < near ? of_far_place : of_place) * candidate.weight + 0.1;
    return rung.worth + 0.02 * candidate.weight;
  }
  return 0;
}

// Of what nothing else is said: nearer to an article than to comments and other stories.
constexpr int least_weight = -3;

constexpr int beside_headline = 8;  // weight

// Where a page shows readers when it was updated and no other day, that is the day it goes by.
bool shows_update_alone(const std::vector<DateCandidate>& candidates) {
  return std::ranges::none_of(candidates, [](const DateCandidate& each) {
    return (each.source == "text" || each.source == "time") &&
           each.meaning != DateMeaning::modified && each.weight >= beside_headline;
  });
}

struct Case {
  const DateCandidate* first = nullptr;  // the one most worth
  double first_worth = 0;
  std::array<double, 3> best{};  // by witness
  std::array<double, 3> sum{};

  double worth() const {
    constexpr double of_repetition = 0.15;
    double all = 0;
    for (std::size_t i = 0; i < best.size(); ++i)
      all += best[i] + (i == 1 ? 0 : of_repetition * std::min(sum[i] - best[i], best[i]));
    return all;
  }
};

// Hears what the candidates say and weighs the days against each other.
class Hearing {
 public:
  Hearing(const std::vector<DateCandidate>& candidates, const DateBounds& bounds)
      : bounds_(bounds),
        month_(month_in_address(candidates)),
        update_alone_(shows_update_alone(candidates)) {}

  void hear(const DateCandidate& candidate) {
    Witness witness = Witness::declared;
    const double worth = worth_here(candidate, witness);
    if (!possible(candidate.date, bounds_)) {
      if (worth > 0 && rejected_.empty()) rejected_ = candidate.date.to_string();
      return;
    }
    if (rest_ == nullptr && candidate.weight >= least_weight) rest_ = &candidate;
    if (worth <= 0 || candidate.date.precision != DatePrecision::day) return;
    Case& its = cases_[candidate.date.first_day()];
    const auto i = static_cast<std::size_t>(witness);
    its.best[i] = std::max(its.best[i], worth);
    its.sum[i] += worth;
    if (worth > its.first_worth) {
      its.first = &candidate;
      its.first_worth = worth;
    }
  }

  // Of days worth the same the one named first; without any, what is only a month, a year or far
  // from the headline. nullptr for none.
  const DateCandidate* best() const {
    const Case* best = nullptr;
    for (const auto& [day, its] : cases_) {
      const double more = best == nullptr ? 1 : its.worth() - best->worth();
      if (more > 0 || (more == 0 && its.first < best->first)) best = &its;
    }
    return best == nullptr ? rest_ : best->first;
  }

  // The first that can't be.
  const std::string& rejected() const { return rejected_; }

 private:
  double worth_here(const DateCandidate& candidate, Witness& witness) const {
    constexpr double of_shown_update = 3.4;
    constexpr double of_month = 1.0;
    double worth = worth_of(candidate, witness);
    const bool shown = candidate.source == "text" || candidate.source == "time";
    if (update_alone_ && shown && candidate.meaning == DateMeaning::modified &&
        candidate.weight >= beside_headline)
      worth = of_shown_update;
    if (month_ != nullptr && candidate.date.year == month_->year &&
        candidate.date.month == month_->month)
      worth = std::max(worth, 0.0) + of_month;
    return worth;
  }

  const DateBounds& bounds_;
  const Date* month_;
  bool update_alone_;
  std::map<base::DayNumber, Case> cases_;
  const DateCandidate* rest_ = nullptr;
  std::string rejected_;
};

}  // namespace

std::vector<DateCandidate> date_candidates(const HtmlTree& tree, const PageFacts& facts,
                                           const DateSearch& search, std::string_view url) {
  std::vector<DateCandidate> candidates;
  add_linked_dates(facts, search, candidates);
  add_meta_dates(facts, search, candidates);
  add_marked_dates(tree, facts, search, candidates);
  auto in_url = date_in_url(url);
  if (!in_url || in_url->precision != DatePrecision::day) {
    if (auto day = day_in_path(url_path(url))) in_url = day;
  }
  if (in_url) candidates.push_back({*in_url, "url", DateMeaning::plain, 0});
  add_text_dates(tree, facts, search, candidates);
  add_script_dates(facts, search, candidates);
  return candidates;
}

DateFound choose_html_date(const RawArticle& page, const std::vector<DateCandidate>& candidates,
                           const DateBounds& bounds) {
  DateFound field = choose_date(page, std::nullopt, bounds);
  if (field.date && field.date->source == "field" &&
      field.date->date.precision != DatePrecision::year)
    return field;
  Hearing hearing(candidates, bounds);
  for (const DateCandidate& each : candidates) hearing.hear(each);
  DateFound found;
  found.rejected = field.rejected.empty() ? hearing.rejected() : field.rejected;
  if (const DateCandidate* const best = hearing.best(); best != nullptr) {
    found.date = SourcedDate{best->date, std::string(best->source)};
  } else {
    found.date = std::move(field.date);
  }
  return found;
}

std::optional<std::int64_t> moment_of_day(const Date& date,
                                          const std::vector<DateCandidate>& candidates,
                                          const std::string& country) {
  if (date.precision != DatePrecision::day) return std::nullopt;
  constexpr auto trust = [](const WrittenTime& time) {
    if (!time.offset) return 1;
    return *time.offset == 0 ? 2 : 3;
  };
  const WrittenTime* best = nullptr;
  for (const DateCandidate& each : candidates) {
    if (!each.time || each.date != date || each.meaning == DateMeaning::modified) continue;
    if (best == nullptr || trust(*each.time) > trust(*best)) best = &*each.time;
  }
  const std::int32_t second = best == nullptr ? 0 : best->second;
  if (best == nullptr || !best->offset) return local_moment(date.first_day(), second, country);
  constexpr std::int64_t seconds_a_day = 86400;
  return date.first_day() * seconds_a_day + second - *best->offset;
}

}  // namespace technews::corpus
