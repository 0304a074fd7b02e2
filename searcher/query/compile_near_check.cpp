#include "searcher/query/compile_near_check.h"

#include "shared/index/terms.h"

#include <algorithm>
#include <optional>

namespace technews::searcher {
namespace {

using index::Field;

constexpr std::size_t most_lists = 200'000;
constexpr std::size_t most_choices = 100'000;  // in one article, before it is let pass

// Positions from first to last, both included.
struct Interval {
  Xapian::termpos first = 0;
  Xapian::termpos last = 0;

  std::uint32_t size() const { return last - first + 1; }
};

using Positions = std::vector<Xapian::termpos>;

// Reads positions out of articles, and counts how often.
class PositionReader {
 public:
  explicit PositionReader(const Xapian::Database& database) : database_(database) {}

  // Of any of the terms, which are sorted; sorted.
  Positions read(Xapian::docid document, const std::vector<std::string>& terms) {
    constexpr std::size_t few = 32;
    Positions out;
    if (terms.size() <= few) {
      for (const std::string& term : terms) append(document, term, out);
    } else {
      read_among_all(document, terms, out);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  std::size_t lists() const { return lists_; }

 private:
  void append(Xapian::docid document, const std::string& term, Positions& out) {
    ++lists_;
    const auto end = database_.positionlist_end(document, term);
    for (auto each = database_.positionlist_begin(document, term); each != end; ++each)
      out.push_back(*each);
  }

  // An article has fewer terms than a wildcard may stand for.
  void read_among_all(Xapian::docid document, const std::vector<std::string>& terms,
                      Positions& out) {
    const auto end = database_.termlist_end(document);
    auto term = database_.termlist_begin(document);
    for (term.skip_to(terms.front()); term != end && *term <= terms.back(); ++term)
      if (std::binary_search(terms.begin(), terms.end(), *term)) append(document, *term, out);
    ++lists_;
  }

  const Xapian::Database& database_;
  std::size_t lists_ = 0;
};

// A NearPath with its places as sorted terms of a field.
struct TermPath {
  std::vector<std::vector<std::string>> places;
  std::uint32_t longest = 0;  // positions
};

TermPath terms_of(const NearPath& path, Field field) {
  TermPath out;
  out.longest = static_cast<std::uint32_t>(path.path.size()) + path.slack;
  for (const Place& place : path.path) {
    std::vector<std::string> terms;
    for (const PlacedForm& each : place) terms.push_back(term_of(each, field));
    std::sort(terms.begin(), terms.end());
    out.places.push_back(std::move(terms));
  }
  return out;
}

// From each first position to the nearest end, where that is near enough.
std::vector<Interval> intervals(const std::vector<Positions>& places, std::uint32_t longest) {
  std::vector<Interval> out;
  for (const Xapian::termpos first : places.front()) {
    Interval interval{first, first};
    bool whole = true;
    for (std::size_t i = 1; i < places.size() && whole; ++i) {
      const auto next = std::upper_bound(places[i].begin(), places[i].end(), interval.last);
      whole = next != places[i].end() && *next - first < longest;
      if (whole) interval.last = *next;
    }
    if (whole) out.push_back(interval);
  }
  return out;
}

// Whether one interval of each operand can be chosen, apart from each other and close enough.
class Chooser {
 public:
  Chooser(const std::vector<std::vector<Interval>>& operands, std::uint32_t gaps)
      : operands_(operands), gaps_(gaps), reach_(gaps) {
    for (const auto& operand : operands) {
      std::uint32_t longest = 0;
      for (const Interval& each : operand) longest = std::max(longest, each.size());
      reach_ += longest;
    }
  }

  // In order: the least gaps up to each interval, operand by operand.
  bool in_order() const {
    constexpr std::uint32_t none = std::uint32_t(-1);
    std::vector<std::uint32_t> least(operands_.front().size(), 0);
    for (std::size_t i = 1; i < operands_.size(); ++i) {
      std::vector<std::uint32_t> next(operands_[i].size(), none);
      for (std::size_t to = 0; to < next.size(); ++to) {
        for (std::size_t from = 0; from < least.size(); ++from) {
          const Interval& before = operands_[i - 1][from];
          const Interval& after = operands_[i][to];
          if (least[from] == none || before.last >= after.first) continue;
          next[to] = std::min(next[to], least[from] + (after.first - before.last - 1));
        }
        if (next[to] > gaps_) next[to] = none;
      }
      least = std::move(next);
    }
    return std::any_of(least.begin(), least.end(), [](std::uint32_t each) { return each != none; });
  }

  bool in_any_order() {
    chosen_.clear();
    return choose(0);
  }

 private:
  bool fits(const Interval& interval) const {
    Interval all = interval;
    std::uint32_t covered = interval.size();
    for (const Interval& each : chosen_) {
      if (each.first <= interval.last && interval.first <= each.last) return false;
      all = {std::min(all.first, each.first), std::max(all.last, each.last)};
      covered += each.size();
    }
    const bool is_last = chosen_.size() + 1 == operands_.size();
    return !is_last || all.size() - covered <= gaps_;
  }

  // No farther from the first chosen one than any choice of the rest could make up for.
  bool is_reachable(const Interval& interval) const {
    if (chosen_.empty()) return true;
    const Interval& first = chosen_.front();
    return interval.first <= first.last + reach_ && first.first <= interval.last + reach_;
  }

  bool choose(std::size_t operand) {
    if (operand == operands_.size()) return true;
    for (const Interval& interval : operands_[operand]) {
      if (++choices_ > most_choices) return true;
      if (!is_reachable(interval) || !fits(interval)) continue;
      chosen_.push_back(interval);
      if (choose(operand + 1)) return true;
      chosen_.pop_back();
    }
    return false;
  }

  const std::vector<std::vector<Interval>>& operands_;
  std::uint32_t gaps_;
  std::uint32_t reach_;  // positions between any two that can stand together
  std::vector<Interval> chosen_;
  std::size_t choices_ = 0;
};

class NearChecker {
 public:
  NearChecker(const NearShape& shape, Field field, const Xapian::Database& database)
      : shape_(shape), reader_(database) {
    for (const NearOperand& operand : shape.operands) {
      operands_.emplace_back();
      for (const NearPath& path : operand) operands_.back().push_back(terms_of(path, field));
    }
  }

  bool holds(Xapian::docid document) {
    std::vector<std::vector<Interval>> found;
    for (const std::vector<TermPath>& operand : operands_) {
      found.emplace_back();
      for (const TermPath& path : operand) add(document, path, found.back());
      if (found.back().empty()) return false;
    }
    const auto gaps =
        (shape_.distance - 1) * (static_cast<std::uint32_t>(shape_.operands.size()) - 1);
    Chooser chooser(found, gaps);
    return shape_.ordered ? chooser.in_order() : chooser.in_any_order();
  }

  bool is_tired() const { return reader_.lists() > most_lists; }

 private:
  void add(Xapian::docid document, const TermPath& path, std::vector<Interval>& out) {
    std::vector<Positions> places;
    for (const std::vector<std::string>& terms : path.places) {
      places.push_back(reader_.read(document, terms));
      if (places.back().empty()) return;
    }
    const std::vector<Interval> more = intervals(places, path.longest);
    out.insert(out.end(), more.begin(), more.end());
  }

  const NearShape& shape_;
  PositionReader reader_;
  std::vector<std::vector<TermPath>> operands_;
};

std::optional<std::string> id_term_of(Xapian::docid document, const Xapian::Database& database) {
  const std::string prefix = index::beginning_of_terms(Field::id, "");
  auto term = database.termlist_begin(document);
  term.skip_to(prefix);
  for (; term != database.termlist_end(document) && (*term).starts_with(prefix); ++term)
    if (index::form_of(Field::id, *term)) return *term;
  return std::nullopt;
}

}  // namespace

NearCheck check_near(const NearShape& shape, Field field, const Xapian::Query& candidates,
                     const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(candidates);
  const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
  NearChecker checker(shape, field, database);
  NearCheck out;
  for (auto each = all.begin(); each != all.end(); ++each) {
    if (checker.is_tired()) {
      out.complete = false;
      break;
    }
    if (checker.holds(*each)) continue;
    if (auto id = id_term_of(*each, database)) out.wrong.push_back(std::move(*id));
  }
  return out;
}

}  // namespace technews::searcher
