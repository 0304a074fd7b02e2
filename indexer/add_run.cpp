#include "indexer/add_run.h"

#include "indexer/metadata_keys.h"
#include "indexer/page_hash.h"
#include "indexer/prune.h"
#include "shared/base/error.h"
#include "shared/base/hash.h"

#include <filesystem>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace technews::indexer {
namespace {

// A batch also ends after this much text for each thread. Measured on 9,305 articles of 90 MB with
// 2 threads: 1.75 MiB 192 MB of memory and 54 s of processor time, 3.5 MiB 280 MB and 56 s, 8 MiB
// 396 MB and 73 s (Xapian's trees outgrow the caches); the index of the first is 3 % larger.
constexpr std::size_t batch_bytes_per_thread = std::size_t{7} << 18;

std::uint32_t version_in(const StoreView& store) {
  const std::string text = store.metadata(model_version_key);
  return text.empty() ? 0 : static_cast<std::uint32_t>(std::stoul(text));
}

Outcome outcome_of(corpus::RejectionKind kind) {
  return kind == corpus::RejectionKind::listing ? Outcome::listing : Outcome::rejected;
}

}  // namespace

AddRun::AddRun(AddOptions options, AddListener listener)
    : options_(std::move(options)),
      listener_(std::move(listener)),
      start_(std::chrono::steady_clock::now()),
      report_(options_.report),
      pool_(options_.jobs),
      committer_(pool_, options_.token_limit) {
  if (options_.dry_run) {
    view_ = StoreView::open(options_.rebuild ? "" : options_.database);
    store_ = view_.get();
  } else {
    writer_ = std::make_unique<Store>(
        options_.database,
        StoreOptions{options_.rebuild, options_.jobs,
                     fmt::format("{}", fmt::join(options_.operands, "\n")), options_.shards});
    store_ = writer_.get();
    Spool::sweep(options_.database);
  }
  left_out_ = std::make_unique<LeftOutPages>(*store_);
  const bool trust = options_.mode != corpus::CleanMode::none && !options_.keep_listings;
  check_ =
      std::make_unique<PageCheck>(*store_, *left_out_, PageCheckOptions{options_.reclean, trust});
  operands_ = std::make_unique<Operands>(options_.operands, options_.reading, work_folder());
  batch_ = std::make_unique<Batch>(
      *store_, [this](const index::Record& old) { return rival_of(old); }, options_.alias_copies);
}

AddRun::~AddRun() = default;

RunSummary AddRun::run() {
  survey();
  if (!listener_.stop_asked()) read_pages();
  return finish();
}

// Without cleaning there is nothing to learn, and in an empty index there is nothing to compare
// with: one reading is enough.
bool AddRun::needs_survey() const {
  return options_.mode != corpus::CleanMode::none || options_.prune || store_->articles() > 0;
}

std::string AddRun::operands_key() const {
  std::string names;
  for (const Source& source : operands_->sources()) names += source.name + '\n';
  return base::hash128_hex(names);
}

std::string AddRun::work_folder() const {
  return options_.dry_run ? std::filesystem::temp_directory_path().string() : options_.database;
}

void AddRun::load_model() {
  const bool cleans = options_.mode != corpus::CleanMode::none;
  const std::string stored = cleans ? store_->metadata(model_key) : "";
  model_version_ = cleans ? version_in(*store_) : 0;
  learning_ = !stored.empty() && store_->metadata(learning_key) == operands_key();
  survey_ = std::make_unique<Survey>(
      *check_, stored.empty() ? corpus::CleaningModel() : corpus::CleaningModel::parse(stored),
      SurveyOptions{cleans && !learning_, options_.mode == corpus::CleanMode::automatic,
                    work_folder()});
}

void AddRun::survey() {
  load_model();
  if (!needs_survey()) return;
  const auto summaries = operands_->read(
      [&](corpus::RawArticle&& page, const Source&) {
        survey_->look_at(page, page_hash(page));
        ++surveyed_;
        listener_.progress({Phase::survey, surveyed_, 0, 0});
        return !listener_.stop_asked();
      },
      [&](corpus::Rejection&&, const Source&) {
        ++surveyed_;
        return !listener_.stop_asked();
      });
  if (listener_.stop_asked()) return;
  survey_->finish([this] { return !listener_.stop_asked(); });
  if (listener_.stop_asked()) return;
  if (survey_->learned()) {
    ++model_version_;
    model_to_save_ = true;
  }
  for (const std::string& note : survey_->choice().notes()) listener_.note(note);
  if (options_.prune) gone_ = find_gone(summaries);
}

std::vector<std::string> AddRun::find_gone(
    const std::vector<corpus::ReadSummary>& summaries) const {
  PruneRules rules;
  for (std::size_t i = 0; i < summaries.size(); ++i)
    rules.add_operand(operands_->sources()[i].name, summaries[i].complete);
  store_->for_each([&](const index::Record& record) {
    const auto look_at = [&](const index::Record& each) {
      rules.look_at(each.operand, each.id, survey_->holds_id(each.id));
    };
    look_at(record);
    for (const index::Record& copy : record.copies) look_at(copy);
    return true;
  });
  for (const std::string& note : rules.notes()) listener_.note(note);
  if (!options_.prune_most) rules.check_share();
  return rules.gone();
}

void AddRun::read_pages() {
  line_ = std::make_unique<CleaningLine>(pool_, survey_->model(),
                                         [this](CleanedPage&& page) { settle(std::move(page)); });
  const auto summaries =
      operands_->read([this](corpus::RawArticle&& page,
                             const Source& source) { return take(std::move(page), source); },
                      [this](corpus::Rejection&& rejection, const Source& source) {
                        return take(std::move(rejection), source);
                      });
  line_->drain();
  for (const std::string& note : operands_->notes()) listener_.note(note);
}

bool AddRun::take(corpus::RawArticle&& page, const Source& source) {
  summary_.account.see();
  summary_.page_bytes += page.title.size() + page.body.size();
  summary_.repairs += page.repairs;
  std::string hash = page_hash(page);
  if (const std::optional<Outcome> known = outcome_without_cleaning(page, hash)) {
    summary_.account.count(*known);
    if (*known != Outcome::unchanged && report_.wanted()) {
      const bool again = seen_pages_.contains(page_key(page.id, hash)) &&
                         placed_.contains(page_key(page.id, hash));
      const std::optional<index::Record> stands = store_->with_id(page.id);
      report_.add({*known, page.id, source.name, source_path(page.origin, source),
                   page.origin.record, page.origin.line,
                   again ? "the same page twice in one run" : "as in an earlier run",
                   stands && stands->id != page.id ? stands->id : ""});
    }
  } else {
    placed_.insert(page_key(page.id, hash));
    CleaningRules rules = rules_for(page);
    line_->push({std::move(page), std::move(hash), &source, rules, summary_.account.seen()});
  }
  tell(Phase::cleaning);
  return !listener_.stop_asked();
}

bool AddRun::take(corpus::Rejection&& rejection, const Source& source) {
  summary_.account.see();
  const Outcome outcome = outcome_of(rejection.kind);
  summary_.account.count(outcome);
  report_.add({outcome, rejection.id, source.name, source_path(rejection.origin, source),
               rejection.origin.record, rejection.origin.line, rejection.reason, ""});
  return !listener_.stop_asked();
}

std::optional<Outcome> AddRun::outcome_without_cleaning(const corpus::RawArticle& page,
                                                        const std::string& hash) {
  if (!seen_pages_.insert(page_key(page.id, hash)).second) return Outcome::duplicate;
  return check_->known_outcome(page.id, hash);
}

CleaningRules AddRun::rules_for(const corpus::RawArticle& page) const {
  corpus::CleanMode mode = options_.mode;
  if (mode == corpus::CleanMode::automatic) mode = survey_->choice().mode_for(page);
  return {{mode, options_.today}, options_.keep_listings};
}

Rival AddRun::rival_of(const index::Record& old) const {
  const std::uint64_t key = page_key(old.id, old.raw_hash);
  if (placed_.contains(key)) return Rival::placed;
  const bool is_input = seen_pages_.contains(key) || survey_->holds_page(key);
  return is_input ? Rival::input : Rival::earlier_run;
}

void AddRun::settle(CleanedPage&& page) {
  corpus::Cleaned cleaned = std::move(page.cleaned);
  if (auto* article = std::get_if<corpus::Article>(&cleaned)) {
    settle_article(std::move(*article), page);
  } else {
    settle_rejection(std::get<corpus::Rejection>(std::move(cleaned)), page);
  }
  settled_ = page.number;
  commit_if_full();
}

void AddRun::settle_article(corpus::Article&& article, const CleanedPage& page) {
  if (!article.rejected_date.empty()) ++summary_.rejected_dates;
  index::Record record =
      to_record(std::move(article), {page.hash, page.body_hash, model_version_}, *page.source);
  const std::size_t text_size = record.text.size();
  const Placing placing = batch_->place(std::move(record));
  summary_.account.count(placing.outcome);
  if (placing.outcome == Outcome::indexed || placing.outcome == Outcome::updated) {
    summary_.text_bytes += text_size;
    ++acknowledged_;
  }
  if (placing.outcome != Outcome::duplicate) return;
  if (placing.same_id)
    left_out_->add(page_key(placing.left_out.id, placing.left_out.raw_hash), Outcome::duplicate);
  report_copy(placing);
}

void AddRun::report_copy(const Placing& placing) {
  const index::Record& copy = placing.left_out;
  report_.add({Outcome::duplicate, copy.id, copy.operand, copy.path, copy.record_number, 0,
               placing.same_id ? "another version of the same id is dated later, or its hash is "
                                 "smaller"
                               : "its text is that of another article",
               placing.stands});
}

void AddRun::settle_rejection(corpus::Rejection&& rejection, const CleanedPage& page) {
  const Outcome outcome = outcome_of(rejection.kind);
  summary_.account.count(outcome);
  left_out_->add(page_key(rejection.id, page.hash), outcome);
  report_.add({outcome, rejection.id, page.source->name,
               source_path(rejection.origin, *page.source), rejection.origin.record,
               rejection.origin.line, rejection.reason, ""});
}

void AddRun::tell(Phase phase) const {
  listener_.progress({phase, summary_.account.seen(), surveyed_, summary_.account.written()});
}

void AddRun::commit_if_full() {
  if (batch_->changes() < options_.batch_articles &&
      batch_->text_bytes() < batch_bytes_per_thread * options_.jobs)
    return;
  if (options_.dry_run)
    batch_->forget_texts();
  else
    commit(false);
}

void AddRun::commit(bool is_last) {
  tell(Phase::committing);
  committer_.write(batch_->take_changes(), *writer_);
  left_out_->save(*writer_);
  if (std::exchange(model_to_save_, false)) {
    writer_->set_metadata(model_key, survey_->model().serialize());
    writer_->set_metadata(model_version_key, std::to_string(model_version_));
    learning_ = true;
  }
  if (learning_) writer_->set_metadata(learning_key, is_last ? "done" : operands_key());
  writer_->commit();
  listener_.committed({std::exchange(acknowledged_, 0), settled_, writer_->articles()});
}

void AddRun::prune() {
  for (const std::string& id : gone_) {
    if (!batch_->remove(id)) continue;
    ++summary_.removed;
    ++acknowledged_;
    commit_if_full();
  }
}

// An interrupted rebuild stays beside the index it was to replace, which is complete.
void AddRun::write_rest() {
  if (batch_->changes() > 0 || model_to_save_ || left_out_->changed() || learning_)
    commit(!summary_.interrupted);
  const bool publish = !summary_.interrupted || (!options_.rebuild && writer_->articles() > 0);
  if (publish) {
    tell(Phase::publishing);
    writer_->publish();
  }
  summary_.published = publish;
  summary_.cut_articles = committer_.counts().cut_articles;
  store_ = nullptr;
  writer_.reset();
  summary_.index_bytes = bytes_on_disk(options_.database);
  if (publish) summary_.articles = StoreView::open(options_.database)->articles();
}

RunSummary AddRun::finish() {
  summary_.interrupted = listener_.stop_asked();
  summary_.dry_run = options_.dry_run;
  if (!summary_.interrupted) prune();
  summary_.account.check();
  if (!options_.dry_run) {
    settled_ = summary_.account.seen();
    write_rest();
  }
  report_.finish();
  summary_.report = options_.report;
  summary_.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  return summary_;
}

}  // namespace technews::indexer
