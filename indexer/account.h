// Account: what became of every input of a run. It always balances.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace technews::indexer {

// Every input ends as exactly one of these.
enum class Outcome : std::uint8_t {
  indexed,    // a new article
  updated,    // a new version of an article
  unchanged,  // indexed before, the same now
  duplicate,  // the text, or the id, of another article
  listing,    // a page of links to articles
  rejected,   // empty, unreadable or over a limit
};

inline constexpr std::array<std::string_view, 6> outcome_names{"indexed",   "updated", "unchanged",
                                                               "duplicate", "listing", "rejected"};

class Account {
 public:
  void see() { ++seen_; }
  void count(Outcome outcome) { ++outcomes_[static_cast<std::size_t>(outcome)]; }

  std::uint64_t seen() const { return seen_; }
  std::uint64_t of(Outcome outcome) const { return outcomes_[static_cast<std::size_t>(outcome)]; }
  // Inputs that are no article of the index now.
  std::uint64_t left_out() const;
  // New or changed articles.
  std::uint64_t written() const { return of(Outcome::indexed) + of(Outcome::updated); }

  // seen = indexed + updated + unchanged + duplicate + listing + rejected.
  bool balances() const;
  // Throws std::logic_error when it doesn't: an input was lost by a mistake of the program.
  void check() const;

 private:
  std::uint64_t seen_ = 0;
  std::array<std::uint64_t, outcome_names.size()> outcomes_{};
};

// Beside the account: what isn't about inputs.
struct RunSummary {
  Account account;
  std::uint64_t removed = 0;         // articles by --prune
  std::uint64_t page_bytes = 0;      // of everything read
  std::uint64_t text_bytes = 0;      // of articles written
  std::uint64_t index_bytes = 0;     // on disk, afterwards
  std::uint64_t articles = 0;        // in the index, afterwards
  std::uint64_t repairs = 0;         // bytes and sequences mended while reading
  std::uint64_t rejected_dates = 0;  // found, but before the web or in the future
  std::uint64_t cut_articles = 0;    // over the token limit
  std::string report;                // file that tells what was left out; empty: none
  double seconds = 0;
  bool dry_run = false;
  bool interrupted = false;
  bool published = true;  // false: what was done isn't to be seen yet
};

// The last screen of a run, for people: two to five lines, each with a line feed.
std::string account_screen(const RunSummary& summary, std::string_view database);

// "15,082", "1.2 GB": for screens.
std::string grouped(std::uint64_t number);
std::string human_bytes(std::uint64_t bytes);

}  // namespace technews::indexer
