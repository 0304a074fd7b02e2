#include "shared/index/reader.h"

#include "shared/index/failure.h"
#include "shared/index/layout.h"
#include "shared/index/metadata.h"
#include "shared/index/shards.h"
#include "shared/index/source.h"

#include <algorithm>
#include <map>
#include <utility>

namespace technews::index {
namespace {

// Tries on a state that changes under the query: at a commit every few milliseconds a long query
// may need several.
constexpr int most_tries = 100;
// Tries on a state that stays the same, before a failure of it is believed.
constexpr int same_state_tries = 3;
// How long a database that was left out stays so before it is tried again.
constexpr std::chrono::seconds next_try{30};

}  // namespace

class IndexReader::Implementation {
 public:
  Implementation(const std::vector<std::string>& names, const ReaderOptions& options)
      : options_(options) {
    for (const std::string& name : names) add(name);
    open_all();
  }

  void run(const std::function<void(const Xapian::Database&)>& query);
  // Those that are searched.
  std::vector<const Source*> sources() const;
  const std::vector<LeftOut>& left_out() const { return left_out_; }
  bool has_remote() const {
    return std::any_of(sources_.begin(), sources_.end(),
                       [](const Source& each) { return each.is_remote(); });
  }

 private:
  void add(const std::string& name);
  void open_all();
  bool open(Source& source);
  void refuse_twice(const std::vector<const Source*>& opened) const;
  void refresh();
  std::string state() const;
  bool attempt(const std::function<void(const Xapian::Database&)>& query);
  std::string names() const;

  ReaderOptions options_;
  std::vector<Source> sources_;
  std::vector<LeftOut> left_out_;
  std::chrono::steady_clock::time_point opened_;
  Xapian::Database database_;
  bool is_open_ = false;
  std::string state_;                   // that the last attempt saw
  std::optional<base::Error> failure_;  // of the last attempt
};

void IndexReader::Implementation::add(const std::string& name) {
  const Source whole(name, options_.patience);
  const auto parts = whole.is_remote() ? std::vector{name} : shard_directories(name);
  for (const std::string& part : parts) sources_.emplace_back(part, options_.patience);
}

// False when it is missing and may be.
bool IndexReader::Implementation::open(Source& source) {
  try {
    source.open();
    return true;
  } catch (const base::Error& error) {
    source.close();
    if (!options_.partial || !source.is_missing()) throw;
    left_out_.push_back({source.name(), error.what()});
    return false;
  }
}

void IndexReader::Implementation::open_all() {
  left_out_.clear();
  std::vector<const Source*> opened;
  Xapian::Database all;
  for (Source& source : sources_) {
    if (!open(source)) continue;
    all.add_database(source.database());
    opened.push_back(&source);
  }
  if (opened.empty()) {
    throw base::Error(base::ErrorCode::io, "none of the databases is there: " + names(),
                      {left_out_.front().why});
  }
  refuse_twice(opened);
  database_ = opened.size() == 1 ? opened.front()->database() : all;
  opened_ = std::chrono::steady_clock::now();
  is_open_ = true;
}

// Every article of it would be found twice, and count twice.
void IndexReader::Implementation::refuse_twice(const std::vector<const Source*>& opened) const {
  std::map<std::string, std::string> known;
  for (const Source* source : opened) {
    const std::string identity = source->identity();
    if (identity.empty()) continue;
    const auto [other, is_new] = known.emplace(identity, source->name());
    if (is_new) continue;
    const bool same_name = other->second == source->name();
    throw base::Error(base::ErrorCode::usage,
                      same_name ? source->name() + " is named twice"
                                : other->second + " and " + source->name() + " are the same index",
                      {"name each index once"});
  }
}

std::vector<const Source*> IndexReader::Implementation::sources() const {
  std::vector<const Source*> found;
  for (const Source& source : sources_) {
    const auto is_it = [&](const LeftOut& each) { return each.database == source.name(); };
    if (std::none_of(left_out_.begin(), left_out_.end(), is_it)) found.push_back(&source);
  }
  return found;
}

void IndexReader::Implementation::refresh() {
  const bool is_due = !left_out_.empty() && std::chrono::steady_clock::now() - opened_ > next_try;
  const auto all = sources();
  const bool is_replaced =
      std::any_of(all.begin(), all.end(), [](const Source* each) { return each->is_replaced(); });
  if (!is_open_ || is_due || is_replaced) return open_all();
  database_.reopen();
}

std::string IndexReader::Implementation::state() const {
  std::string text;
  for (const Source* source : sources()) text += source->state() + "\n";
  return text;
}

std::string IndexReader::Implementation::names() const {
  std::string text;
  for (const Source& source : sources_) text += (text.empty() ? "" : ", ") + source.name();
  return text;
}

// True when the query ran; else failure_ says why it didn't, and the handles are given up.
bool IndexReader::Implementation::attempt(
    const std::function<void(const Xapian::Database&)>& query) {
  try {
    refresh();
    state_ = state();
    query(database_);
    return true;
  } catch (const Xapian::DatabaseError& error) {
    failure_ = translated(error, "read", names());
    if (failure_->code() == base::ErrorCode::io && error.get_error_string() == nullptr)
      failure_ = damaged(names(), error.get_msg());
  } catch (const Xapian::DocNotFoundError& error) {
    failure_ = damaged(names(), error.get_msg());
  } catch (const Xapian::NetworkError& error) {
    failure_ = translated(error, "read", names());
  } catch (const base::Error& error) {
    if (error.code() != base::ErrorCode::index_corrupt) throw;
    failure_ = error;
  }
  is_open_ = false;
  return false;
}

void IndexReader::Implementation::run(const std::function<void(const Xapian::Database&)>& query) {
  std::string failed_state;
  int same = 0;
  for (int tries = 1; tries <= most_tries && same < same_state_tries; ++tries) {
    if (translating("search", names(), [&] { return attempt(query); })) return;
    same = state_ == failed_state ? same + 1 : 1;
    failed_state = state_;
  }
  throw *failure_;
}

IndexReader::IndexReader(const std::vector<std::string>& databases, const ReaderOptions& options)
    : implementation_(std::make_unique<Implementation>(databases, options)) {}
IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;
IndexReader::~IndexReader() = default;

void IndexReader::run_with_retry(const std::function<void(const Xapian::Database&)>& query) {
  implementation_->run(query);
}

Record IndexReader::record(const Xapian::Database& database, Xapian::docid document) {
  return parse_record(database.get_document(document).get_data(),
                      "document " + std::to_string(document));
}

const std::vector<LeftOut>& IndexReader::left_out() const { return implementation_->left_out(); }

bool IndexReader::has_remote() const { return implementation_->has_remote(); }

std::string IndexReader::metadata(const std::string& key) {
  std::string value;
  run_with_retry([&](const Xapian::Database&) {
    const Source& first = *implementation_->sources().front();
    value = read_metadata(first.database(), key, first.name());
  });
  return value;
}

std::vector<IndexInfo> IndexReader::info() {
  std::vector<IndexInfo> infos;
  run_with_retry([&](const Xapian::Database&) {
    infos.clear();
    for (const Source* source : implementation_->sources()) {
      const Xapian::Database& database = source->database();
      IndexInfo info{source->name(),
                     source->generation(),
                     database.get_doccount(),
                     schema_of(database),
                     fingerprint_of(database),
                     0,
                     0};
      if (!source->is_remote()) {
        info.bytes = bytes_below(Layout(source->name()).generation(source->generation()));
        info.revision = database.get_revision();
      }
      infos.push_back(std::move(info));
    }
  });
  return infos;
}

}  // namespace technews::index
