#include "searcher/meter.h"

#include <bit>
#include <optional>
#include <utility>

namespace technews::searcher {

struct Meter::State {
  std::optional<Clock::time_point> end;
  std::uint64_t left = 0;  // without an end
  std::uint64_t since_look = 0;
  bool expired = false;
  bool lifted = false;
  bool only_watches = false;

  bool is_over() {
    expired = expired || (!lifted && Clock::now() > *end);
    return expired && !lifted;
  }

  // False once time is up. A look at the clock takes about as long as a unit.
  bool spend(std::uint64_t units) {
    constexpr std::uint64_t between_looks = 32;
    if (!end) {
      if (units > left) throw TooMuchWork();
      left -= units;
      return true;
    }
    since_look += units;
    if (since_look < between_looks) return lifted || !expired;
    since_look = 0;
    return !is_over();
  }
};

namespace {

class MeterSource : public Xapian::PostingSource {
 public:
  MeterSource(std::shared_ptr<Meter::State> state, std::uint64_t units)
      : state_(std::move(state)), units_(units) {}

  MeterSource* clone() const override { return new MeterSource(state_, units_); }

  void init(const Xapian::Database& database) override {
    set_maxweight(0);
    articles_ = database.get_doccount();
    last_ = database.get_lastdocid();
    at_ = 0;
    // The first article is always looked at by the clock.
    ended_ = state_->end && state_->is_over();
  }

  Xapian::doccount get_termfreq_min() const override { return articles_; }
  Xapian::doccount get_termfreq_est() const override { return articles_; }
  Xapian::doccount get_termfreq_max() const override { return articles_; }

  void next(double) override { go_to(at_ + 1); }
  void skip_to(Xapian::docid document, double) override {
    if (document > at_) go_to(document);
  }
  bool check(Xapian::docid document, double) override {
    if (document > at_) go_to(document);
    return true;
  }
  bool at_end() const override { return ended_; }
  Xapian::docid get_docid() const override { return at_; }

 private:
  void go_to(Xapian::docid document) {
    at_ = document;
    ended_ = ended_ || document > last_ || !state_->spend(units_);
  }

  std::shared_ptr<Meter::State> state_;
  std::uint64_t units_;
  Xapian::doccount articles_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
  bool ended_ = false;
};

}  // namespace

Meter Meter::until(Clock::time_point end) {
  auto state = std::make_shared<State>();
  state->end = end;
  return Meter(std::move(state));
}

Meter Meter::watching(Clock::time_point end) {
  Meter meter = until(end);
  meter.state_->only_watches = true;
  return meter;
}

Meter Meter::of_work(std::uint64_t units) {
  auto state = std::make_shared<State>();
  state->left = units;
  return Meter(std::move(state));
}

Xapian::Query Meter::metered(const Xapian::Query& query, std::uint64_t units) const {
  if (!state_ || state_->only_watches || query.empty()) return query;
  const Xapian::Query leaf((new MeterSource(state_, units))->release());
  return Xapian::Query(Xapian::Query::OP_FILTER, query, leaf);
}

Xapian::Query Meter::timed(const Xapian::Query& query) const {
  constexpr std::uint64_t often = 8;
  return state_ && state_->end ? metered(query, often) : query;
}

Xapian::Query Meter::metered(const Xapian::Query& query, const Xapian::Database& database) const {
  const bool counts = state_ && !state_->end;
  return metered(query, counts ? postings_of(query, database) : 1);
}

std::uint64_t postings_of(const Xapian::Query& query, const Xapian::Database& database) {
  constexpr Xapian::termcount few = 64;
  if (query.get_length() <= few || database.get_doccount() == 0) return 1;
  std::uint64_t postings = 0;
  for (auto term = query.get_terms_begin(); term != query.get_terms_end(); ++term)
    postings += database.get_termfreq(*term);
  // Xapian joins them in a tree, whose joints cost about half a posting each.
  const auto depth = static_cast<std::uint64_t>(std::bit_width(query.get_length()));
  return 1 + postings * depth / 2 / database.get_doccount();
}

void Meter::lift() const {
  if (state_) state_->lifted = true;
}

bool Meter::expired() const {
  if (!state_) return false;
  return state_->only_watches ? Clock::now() > *state_->end : state_->expired;
}

}  // namespace technews::searcher
