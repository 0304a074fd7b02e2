// Meter: what a search may take, looked at inside Xapian's own loops.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

#include <xapian.h>

namespace technews::searcher {

// The search takes more than it may; nothing is found.
struct TooMuchWork {};

// Xapian looks for places, or for an article worth showing, as long as it takes. A meter stands in
// such a loop as a leaf that every article has, so the matches are the same: each article that it
// is asked for costs some work and, now and then, a look at the clock. Copies share what they
// count. Local databases only: servers don't know the leaf. Not thread-safe.
class Meter {
 public:
  using Clock = std::chrono::steady_clock;

  // Nothing is limited.
  Meter() = default;
  // Once time is up nothing more matches: what was found until then stands.
  static Meter until(Clock::time_point end);
  // The same where servers search, which end by themselves: only tells whether time is up.
  static Meter watching(Clock::time_point end);
  // Beyond so much work, counted the same each time, the search throws TooMuchWork.
  static Meter of_work(std::uint64_t units);

  // The query, each article that is looked at costing so many units. One is about what a posting
  // takes to read and weigh, 50 ns.
  Xapian::Query metered(const Xapian::Query& query, std::uint64_t units) const;
  // The same where there is an end alone, of what is bounded otherwise.
  Xapian::Query timed(const Xapian::Query& query) const;
  // Metered, of words that rank: postings_of() them.
  Xapian::Query metered(const Xapian::Query& query, const Xapian::Database& database) const;

  // Time is up, and something may be missing.
  bool expired() const;
  // What is searched from now on may take its time; expired() stays what it is.
  void lift() const;

  struct State;

 private:
  explicit Meter(std::shared_ptr<State> state) : state_(std::move(state)) {}

  std::shared_ptr<State> state_;
};

// What an article costs that is found by any words of the query: reading and joining their postings
// in the average article, 1 at least. Looks up the words' frequencies, of long queries only.
std::uint64_t postings_of(const Xapian::Query& query, const Xapian::Database& database);

// What places are read from.
struct MeteredDatabase {
  const Xapian::Database& database;
  const Meter& meter;
};

}  // namespace technews::searcher
