#include "searcher/query/compile_sets.h"

#include <algorithm>
#include <bit>
#include <map>
#include <utility>

namespace technews::searcher {
namespace {

using Queries = std::vector<Xapian::Query>;

// Marks what the matcher finds, and keeps nothing of it.
class Marker : public Xapian::MatchDecider {
 public:
  explicit Marker(DocumentSet& documents) : documents_(documents) {}

  bool operator()(const Xapian::Document& document) const override {
    documents_.add(document.get_docid());
    return false;
  }

 private:
  DocumentSet& documents_;
};

void add_documents(const Xapian::Query& query, const Xapian::Database& database,
                   DocumentSet& documents) {
  switch (query.get_type()) {
    case Xapian::Query::LEAF_TERM: {
      const std::string term = *query.get_terms_begin();
      const auto end = database.postlist_end(term);
      for (auto each = database.postlist_begin(term); each != end; ++each) documents.add(*each);
      return;
    }
    case Xapian::Query::OP_OR:
    case Xapian::Query::OP_SCALE_WEIGHT:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        add_documents(query.get_subquery(i), database, documents);
      return;
    default:
      break;
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.set_query(query);
  const Marker marker(documents);
  enquire.get_mset(0, 1, database.get_doccount(), nullptr, &marker);
}

// Hands out a set that a derived class finds.
class DocumentSource : public Xapian::PostingSource {
 public:
  void init(const Xapian::Database& database) override {
    set_maxweight(0);
    documents_.emplace(find(database));
    size_ = documents_->size();
    at_ = 0;
    ended_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return size_; }
  Xapian::doccount get_termfreq_est() const override { return size_; }
  Xapian::doccount get_termfreq_max() const override { return size_; }

  void next(double) override { go_to(at_ + 1); }
  void skip_to(Xapian::docid document, double) override {
    if (document > at_) go_to(document);
  }
  bool at_end() const override { return ended_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  virtual DocumentSet find(const Xapian::Database& database) const = 0;

  void go_to(Xapian::docid document) {
    at_ = documents_->next(document);
    ended_ = at_ == 0;
  }

  std::optional<DocumentSet> documents_;
  Xapian::doccount size_ = 0;
  Xapian::docid at_ = 0;
  bool ended_ = false;
};

class AnySource : public DocumentSource {
 public:
  explicit AnySource(std::shared_ptr<const Queries> queries) : queries_(std::move(queries)) {}

  AnySource* clone() const override { return new AnySource(queries_); }

 private:
  DocumentSet find(const Xapian::Database& database) const override {
    DocumentSet documents(database.get_lastdocid());
    for (const Xapian::Query& each : *queries_) add_documents(each, database, documents);
    return documents;
  }

  std::shared_ptr<const Queries> queries_;
};

// A condition, and how often it is there.
struct Condition {
  Xapian::Query query;
  std::uint16_t times = 0;
};

class AtLeastSource : public DocumentSource {
 public:
  AtLeastSource(std::shared_ptr<const std::vector<Condition>> conditions, std::size_t count)
      : conditions_(std::move(conditions)), count_(count) {}

  AtLeastSource* clone() const override { return new AtLeastSource(conditions_, count_); }

 private:
  DocumentSet find(const Xapian::Database& database) const override {
    const Xapian::docid last = database.get_lastdocid();
    std::vector<std::uint16_t> met(std::size_t{last} + 1);
    for (const auto& [query, times] : *conditions_) {
      const DocumentSet matching = documents_of(query, database);
      for (auto each = matching.next(1); each != 0; each = matching.next(each + 1))
        met[each] = static_cast<std::uint16_t>(met[each] + times);
    }
    DocumentSet documents(last);
    for (Xapian::docid document = 1; document <= last; ++document)
      if (met[document] >= count_) documents.add(document);
    return documents;
  }

  std::shared_ptr<const std::vector<Condition>> conditions_;
  std::size_t count_;
};

// Conditions that read the same are the same, but for sources, which don't tell what they are.
std::vector<Condition> counted(const Queries& conditions) {
  std::vector<Condition> out;
  std::map<std::string, std::size_t> known;
  for (const Xapian::Query& each : conditions) {
    const std::string text = each.get_description();
    const bool is_told = text.find("PostingSource") == std::string::npos;
    const auto [place, is_new] = known.emplace(text, out.size());
    if (is_new || !is_told) {
      out.push_back({each, 1});
    } else {
      ++out[place->second].times;
    }
  }
  return out;
}

// Stops counting above most_choices.
std::size_t choices(std::size_t of, std::size_t count) {
  std::size_t number = 1;
  for (std::size_t i = 1; i <= std::min(count, of - count) && number <= most_choices; ++i)
    number = number * (of - i + 1) / i;
  return number;
}

using Conditions = Queries::const_iterator;

// REQUIRES: 0 < count <= end - begin.
Xapian::Query any_choice(Conditions begin, Conditions end, std::size_t count) {
  if (count == static_cast<std::size_t>(end - begin))
    return Xapian::Query(Xapian::Query::OP_AND, begin, end);
  if (count == 1) return Xapian::Query(Xapian::Query::OP_OR, begin, end);
  const Xapian::Query with(Xapian::Query::OP_AND, *begin, any_choice(begin + 1, end, count - 1));
  return Xapian::Query(Xapian::Query::OP_OR, with, any_choice(begin + 1, end, count));
}

}  // namespace

Xapian::docid DocumentSet::next(Xapian::docid from) const {
  std::size_t word = from / bits;
  if (word >= words_.size()) return 0;
  std::uint64_t left = words_[word] & (~std::uint64_t{0} << (from % bits));
  while (left == 0) {
    if (++word == words_.size()) return 0;
    left = words_[word];
  }
  return static_cast<Xapian::docid>(word) * bits +
         static_cast<Xapian::docid>(std::countr_zero(left));
}

Xapian::doccount DocumentSet::size() const {
  Xapian::doccount size = 0;
  for (const std::uint64_t word : words_)
    size += static_cast<Xapian::doccount>(std::popcount(word));
  return size;
}

DocumentSet documents_of(const Xapian::Query& query, const Xapian::Database& database) {
  DocumentSet documents(database.get_lastdocid());
  add_documents(query, database, documents);
  return documents;
}

Xapian::Query any_at_once(Queries queries) {
  auto shared = std::make_shared<const Queries>(std::move(queries));
  return Xapian::Query((new AnySource(std::move(shared)))->release());
}

Xapian::Query at_least(Queries conditions, std::size_t count) {
  if (count >= conditions.size())
    return Xapian::Query(Xapian::Query::OP_AND, conditions.begin(), conditions.end());
  auto shared = std::make_shared<const std::vector<Condition>>(counted(conditions));
  return Xapian::Query((new AtLeastSource(std::move(shared), count))->release());
}

std::optional<Xapian::Query> at_least_anywhere(const Queries& conditions, std::size_t count) {
  if (count == 0 || count > conditions.size()) return Xapian::Query::MatchNothing;
  if (choices(conditions.size(), count) > most_choices) return std::nullopt;
  return any_choice(conditions.begin(), conditions.end(), count);
}

}  // namespace technews::searcher
