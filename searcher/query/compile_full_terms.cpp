#include "searcher/query/compile_full_terms.h"

#include "searcher/query/compile_sets.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace technews::searcher {
namespace {

using Xapian::Query;

// A list of fewer documents is one chunk: of 2,000 bytes, at least two for each.
constexpr Xapian::doccount smallest = 500;

class TermSource : public Xapian::PostingSource {
 public:
  explicit TermSource(std::string term) : term_(std::move(term)) {}

  TermSource* clone() const override { return new TermSource(term_); }

  void init(const Xapian::Database& database) override {
    set_maxweight(0);
    articles_ = database.get_termfreq(term_);
    at_ = database.postlist_begin(term_);
    end_ = database.postlist_end(term_);
    started_ = false;
  }

  Xapian::doccount get_termfreq_min() const override { return articles_; }
  Xapian::doccount get_termfreq_est() const override { return articles_; }
  Xapian::doccount get_termfreq_max() const override { return articles_; }

  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid document, double) override {
    started_ = true;
    if (at_ != end_) at_.skip_to(document);
  }
  bool at_end() const override { return at_ == end_; }
  Xapian::docid get_docid() const override { return *at_; }

 private:
  std::string term_;
  Xapian::doccount articles_ = 0;
  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  bool started_ = false;
};

// A term of all documents matches as all documents do, whose own list is read right. Of several
// databases only the sum of the frequencies is known: one may be full of any term, and then a
// source of our own reads it, which a remote one hasn't.
Query leaf(const Query& query, const Xapian::Database& database, bool remote) {
  const std::string term = *query.get_terms_begin();
  const Xapian::doccount articles = database.get_termfreq(term);
  if (articles < smallest) return query;
  if (articles == database.get_doccount()) return Query::MatchAll;
  if (remote || database.size() < 2) return query;
  return Query((new TermSource(term))->release());
}

Query rewritten(const Query& query, const Xapian::Database& database, bool remote) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return leaf(query, database, remote);
    case Query::OP_AND:
    case Query::OP_OR:
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
    case Query::OP_SYNONYM:
    case Query::OP_MAX:
    case Query::OP_SCALE_WEIGHT:
      break;
    default:  // places matter, or it has no terms
      return query;
  }
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    parts.push_back(rewritten(query.get_subquery(i), database, remote));
  if (query.get_type() == Query::OP_SCALE_WEIGHT)
    return Query(Query::OP_SCALE_WEIGHT, parts.front(), 0);
  if (query.get_type() == Query::OP_OR)
    return remote || parts.size() <= few_alternatives ? any_of_many(parts) : any_at_once(parts);
  return Query(query.get_type(), parts.begin(), parts.end());
}

}  // namespace

// Xapian joins the terms of an OP_OR two by two, the rarest first. Of terms that a database doesn't
// have, or has once, that makes a chain, whose length it adds up at each step: 8 s for the words
// that *ing stands for in 9,000 articles. Groups under an operator of their own stay apart.
Query any_of_many(const std::vector<Query>& parts) {
  if (parts.size() <= few_alternatives) return Query(Query::OP_OR, parts.begin(), parts.end());
  std::vector<Query> groups;
  for (std::size_t at = 0; at < parts.size(); at += few_alternatives) {
    const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(at);
    const auto size = static_cast<std::ptrdiff_t>(std::min(few_alternatives, parts.size() - at));
    groups.emplace_back(Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, begin, begin + size), 0);
  }
  return any_of_many(groups);
}

Query matchable(const Query& query, const Xapian::Database& database, bool remote) {
  constexpr Xapian::termcount most_looked_up = 64;  // each is a question to a server
  if (query.empty() || (remote && query.get_length() > most_looked_up)) return query;
  const bool has_gaps = database.size() > 1 || database.get_lastdocid() != database.get_doccount();
  const bool is_long = query.get_length() > few_alternatives;
  return has_gaps || is_long ? rewritten(query, database, remote) : query;
}

}  // namespace technews::searcher
