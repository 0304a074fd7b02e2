#include "searcher/query/compile_at_least.h"

#include <algorithm>

namespace technews::searcher {
namespace {

class AtLeastSource : public Xapian::PostingSource {
 public:
  AtLeastSource(std::vector<Xapian::Query> conditions, std::size_t count)
      : conditions_(std::move(conditions)), count_(count) {}

  AtLeastSource* clone() const override { return new AtLeastSource(conditions_, count_); }

  void init(const Xapian::Database& database) override {
    set_maxweight(0);
    std::vector<std::size_t> met(database.get_lastdocid() + 1);
    for (const Xapian::Query& condition : conditions_) {
      Xapian::Enquire enquire(database);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      enquire.set_docid_order(Xapian::Enquire::ASCENDING);
      enquire.set_query(condition);
      const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
      for (auto match = matches.begin(); match != matches.end(); ++match) ++met[*match];
    }
    documents_.clear();
    for (std::size_t document = 1; document < met.size(); ++document)
      if (met[document] >= count_) documents_.push_back(static_cast<Xapian::docid>(document));
    next_ = 0;
    started_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }

  void next(double) override {
    if (started_) ++next_;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double) override {
    started_ = true;
    const auto from = documents_.begin() + static_cast<std::ptrdiff_t>(next_);
    next_ = static_cast<std::size_t>(std::lower_bound(from, documents_.end(), document) -
                                     documents_.begin());
  }
  bool at_end() const override { return next_ >= documents_.size(); }
  Xapian::docid get_docid() const override { return documents_[next_]; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(documents_.size()); }

  std::vector<Xapian::Query> conditions_;
  std::size_t count_;
  std::vector<Xapian::docid> documents_;
  std::size_t next_ = 0;
  bool started_ = false;
};

// Stops counting above most_choices.
std::size_t choices(std::size_t of, std::size_t count) {
  std::size_t number = 1;
  for (std::size_t i = 1; i <= std::min(count, of - count) && number <= most_choices; ++i)
    number = number * (of - i + 1) / i;
  return number;
}

using Conditions = std::vector<Xapian::Query>::const_iterator;

// REQUIRES: 0 < count <= end - begin.
Xapian::Query any_choice(Conditions begin, Conditions end, std::size_t count) {
  if (count == static_cast<std::size_t>(end - begin))
    return Xapian::Query(Xapian::Query::OP_AND, begin, end);
  if (count == 1) return Xapian::Query(Xapian::Query::OP_OR, begin, end);
  const Xapian::Query with(Xapian::Query::OP_AND, *begin, any_choice(begin + 1, end, count - 1));
  return Xapian::Query(Xapian::Query::OP_OR, with, any_choice(begin + 1, end, count));
}

}  // namespace

std::optional<Xapian::Query> at_least_anywhere(const std::vector<Xapian::Query>& conditions,
                                               std::size_t count) {
  if (count == 0 || count > conditions.size()) return Xapian::Query::MatchNothing;
  if (choices(conditions.size(), count) > most_choices) return std::nullopt;
  return any_choice(conditions.begin(), conditions.end(), count);
}

Xapian::Query at_least(const std::vector<Xapian::Query>& conditions, std::size_t count) {
  if (count >= conditions.size())
    return Xapian::Query(Xapian::Query::OP_AND, conditions.begin(), conditions.end());
  return Xapian::Query((new AtLeastSource(conditions, count))->release());
}

}  // namespace technews::searcher
