// AddRun: one run of `indexer add`: reads, cleans, places, commits, and accounts for every input.
#pragma once

#include "indexer/cleaning_line.h"
#include "indexer/committer.h"
#include "indexer/operands.h"
#include "indexer/page_check.h"
#include "indexer/report.h"
#include "indexer/survey.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace technews::indexer {

struct AddOptions {
  std::string database;
  std::vector<std::string> operands;
  corpus::ReadOptions reading;
  corpus::CleanMode mode = corpus::CleanMode::automatic;
  std::optional<base::Date> today;  // dates after it are not believed
  bool alias_copies = true;
  bool keep_listings = false;
  bool prune = false;
  bool prune_most = false;  // more than half of an operand's articles, too
  bool rebuild = false;
  bool reclean = false;
  bool dry_run = false;
  std::size_t shards = 0;  // of a new index; 0: not divided
  unsigned jobs = 2;
  std::size_t batch_articles = 2000;
  std::uint32_t token_limit = DocumentBuilder::default_token_limit;
  std::string report;  // file; empty: none
};

// After each commit, when the batch is safe on disk.
struct Acknowledgement {
  std::uint64_t articles = 0;  // written or removed in this batch
  std::uint64_t inputs = 0;    // of the run that are dealt with, counted in the order of reading
  std::uint64_t total = 0;     // articles in the index
};

enum class Phase : std::uint8_t { survey, cleaning, committing, publishing };

struct AddProgress {
  Phase phase = Phase::survey;
  std::uint64_t seen = 0;     // inputs of this reading
  std::uint64_t total = 0;    // inputs in all; 0: not known yet
  std::uint64_t written = 0;  // articles
};

// What the run tells while it goes on. Called from the thread of run().
struct AddListener {
  std::function<void(const Acknowledgement&)> committed = [](const Acknowledgement&) {};
  std::function<void(const std::string&)> note = [](const std::string&) {};
  std::function<void(const AddProgress&)> progress = [](const AddProgress&) {};
  std::function<bool()> stop_asked = [] { return false; };
};

// Use once.
class AddRun {
 public:
  // Opens the index and the operands. Throws Error.
  AddRun(AddOptions options, AddListener listener);
  ~AddRun();

  // Throws Error; what was acknowledged stays. The account it returns balances.
  RunSummary run();

 private:
  void survey();
  bool needs_survey() const;
  std::string operands_key() const;
  // For files that live as long as the run.
  std::string work_folder() const;
  void load_model();
  std::vector<std::string> find_gone(const std::vector<corpus::ReadSummary>& summaries) const;
  void read_pages();
  bool take(corpus::RawArticle&& page, const Source& source);
  bool take(corpus::Rejection&& rejection, const Source& source);
  std::optional<Outcome> outcome_without_cleaning(const corpus::RawArticle& page,
                                                  const std::string& hash);
  void settle(CleanedPage&& page);
  void settle_article(corpus::Article&& article, const CleanedPage& page);
  void settle_rejection(corpus::Rejection&& rejection, const CleanedPage& page);
  void report_copy(const Placing& placing);
  CleaningRules rules_for(const corpus::RawArticle& page) const;
  Rival rival_of(const index::Record& old) const;
  void prune();
  void tell(Phase phase) const;
  void commit_if_full();
  void commit(bool is_last);
  void write_rest();
  RunSummary finish();

  AddOptions options_;
  AddListener listener_;
  std::chrono::steady_clock::time_point start_;
  std::unique_ptr<Store> writer_;     // none in a dry run
  std::unique_ptr<StoreView> view_;   // in a dry run
  const StoreView* store_ = nullptr;  // the one of the two that is there
  std::unique_ptr<LeftOutPages> left_out_;
  std::unique_ptr<PageCheck> check_;
  std::unique_ptr<Operands> operands_;
  std::unique_ptr<Survey> survey_;
  Report report_;
  WorkerPool pool_;
  Committer committer_;
  std::unique_ptr<Batch> batch_;
  std::unique_ptr<CleaningLine> line_;
  std::uint32_t model_version_ = 0;
  bool model_to_save_ = false;
  bool learning_ = false;                         // from pages that are not all indexed yet
  std::vector<std::string> gone_;                 // ids to prune
  std::unordered_set<std::uint64_t> seen_pages_;  // page_key() of this reading
  std::unordered_set<std::uint64_t> placed_;      // of pages that this run placed
  std::uint64_t acknowledged_ = 0;                // articles changed since the last commit
  std::uint64_t surveyed_ = 0;                    // inputs the survey met
  std::uint64_t settled_ = 0;                     // number of the last input dealt with
  RunSummary summary_;
};

}  // namespace technews::indexer
