#include "shared/index/reader.h"

#include "shared/index/failure.h"
#include "shared/index/layout.h"
#include "shared/index/metadata.h"

#include <charconv>
#include <filesystem>
#include <utility>

#include <sys/stat.h>

namespace technews::index {
namespace {

// Tries on a state that changes under the query: at a commit every few milliseconds a long query
// may need several.
constexpr int most_tries = 100;
// Tries on a state that stays the same, before a failure of it is believed.
constexpr int same_state_tries = 3;
constexpr unsigned remote_timeout_ms = 10'000;

// One of the databases, as named.
struct Source {
  std::string name;
  std::string generation;  // empty for a remote one
  std::string folder;      // identity_of() the generation's database when it was opened
  Xapian::Database database;

  bool is_remote() const { return index::is_remote(name); }
};

// Another text for another folder of the same name: a copy of an index put in the place of an older
// one has its generation's name and often its revision too. A commit changes it as well. Empty when
// there is no folder.
std::string identity_of(const std::string& folder) {
  struct stat facts {};
  if (::stat(folder.c_str(), &facts) != 0) return {};
  return std::to_string(facts.st_dev) + " " + std::to_string(facts.st_ino) + " " +
         std::to_string(facts.st_ctim.tv_sec) + " " + std::to_string(facts.st_ctim.tv_nsec);
}

Xapian::Database open_remote(const std::string& name) {
  if (name.starts_with("prog:")) {
    const std::string command = name.substr(5);
    const std::size_t blank = command.find(' ');
    const std::string arguments = blank == std::string::npos ? "" : command.substr(blank + 1);
    return Xapian::Remote::open(command.substr(0, blank), arguments, remote_timeout_ms);
  }
  const std::string address = name.substr(4);
  const std::size_t colon = address.rfind(':');
  unsigned port = 0;
  if (colon != std::string::npos)
    std::from_chars(address.data() + colon + 1, address.data() + address.size(), port);
  if (colon == 0 || port == 0 || port > 65535) {
    throw base::Error(base::ErrorCode::usage, name + " is no address",
                      {"write tcp:HOST:PORT, as in tcp:localhost:7007"});
  }
  return Xapian::Remote::open(address.substr(0, colon), port, remote_timeout_ms, remote_timeout_ms);
}

void open_local(Source& source) {
  const Layout layout(source.name);
  const auto live = layout.live();
  if (!live) {
    if (std::filesystem::exists(source.name + "/iamglass")) {
      throw base::Error(base::ErrorCode::no_index,
                        source.name + " is a database of another program",
                        {"create an index elsewhere:  indexer add -d DIR FILE_OR_DIR..."});
    }
    base::Error error = no_index_at(source.name);
    const bool is_begun =
        std::filesystem::is_directory(source.name) && !layout.generations().empty();
    if (!is_begun) throw error;
    throw base::Error(error.code(), source.name + " is not finished: its building was interrupted",
                      {"go on with it:  indexer add -d " + source.name + " FILE_OR_DIR..."});
  }
  source.generation = *live;
  if (!std::filesystem::is_directory(layout.database(*live))) {
    // Published anew between reading the stub and looking: the stub names the newer one by now.
    if (layout.live() != live) return open_local(source);
    throw damaged(source.name, layout.database(*live) + " is missing");
  }
  source.folder = identity_of(layout.database(*live));
  source.database = Xapian::Database(layout.database(*live));
}

void open_source(Source& source) {
  translating("open", source.name, [&] {
    if (source.is_remote()) {
      source.database = open_remote(source.name);
    } else {
      open_local(source);
    }
    check_identity(source.database, source.name);
  });
}

void open_patiently(Source& source) {
  for (int tries = 1, same = 1;; ++tries) {
    const std::string before = source.generation;
    try {
      return open_source(source);
    } catch (const base::Error&) {
      if (source.is_remote() || source.generation.empty() || tries >= most_tries) throw;
      same = source.generation == before ? same + 1 : 1;
      if (same > same_state_tries) throw;
    }
  }
}

// Which state a source shows; remote ones don't say.
std::string state_of(const Source& source) {
  if (source.is_remote()) return source.name;
  return source.generation + " " + std::to_string(source.database.get_revision());
}

}  // namespace

bool is_remote(const std::string& database) {
  return database.starts_with("tcp:") || database.starts_with("prog:");
}

class IndexReader::Implementation {
 public:
  explicit Implementation(std::vector<std::string> names) {
    for (std::string& name : names) sources_.push_back({std::move(name), {}, {}, {}});
    open_all();
  }

  void run(const std::function<void(const Xapian::Database&)>& query);
  std::vector<Source>& sources() { return sources_; }

 private:
  void open_all();
  void refresh();
  std::string state() const;
  bool attempt(const std::function<void(const Xapian::Database&)>& query);
  std::string names() const;

  std::vector<Source> sources_;
  Xapian::Database database_;
  bool is_open_ = false;
  std::string state_;                   // that the last attempt saw
  std::optional<base::Error> failure_;  // of the last attempt
};

// Opening races with a writer as queries do: a generation may be replaced between reading the stub
// and opening its files. A failure is believed when nothing was published meanwhile.
void IndexReader::Implementation::open_all() {
  Xapian::Database all;
  for (Source& source : sources_) {
    open_patiently(source);
    all.add_database(source.database);
  }
  database_ = sources_.size() == 1 ? sources_.front().database : all;
  is_open_ = true;
}

// The newest state: another generation is another path, and another folder other files, so a handle
// can't see them.
void IndexReader::Implementation::refresh() {
  if (!is_open_) return open_all();
  for (const Source& source : sources_) {
    if (source.is_remote()) continue;
    const Layout layout(source.name);
    const bool same = layout.live() == source.generation &&
                      identity_of(layout.database(source.generation)) == source.folder;
    if (!same) return open_all();
  }
  database_.reopen();
  for (Source& source : sources_) source.database.reopen();
}

std::string IndexReader::Implementation::state() const {
  std::string text;
  for (const Source& source : sources_) text += state_of(source) + "\n";
  return text;
}

std::string IndexReader::Implementation::names() const {
  std::string text;
  for (const Source& source : sources_) text += (text.empty() ? "" : ", ") + source.name;
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

IndexReader::IndexReader(std::vector<std::string> databases)
    : implementation_(std::make_unique<Implementation>(std::move(databases))) {}
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

std::string IndexReader::metadata(const std::string& key) {
  std::string value;
  run_with_retry([&](const Xapian::Database&) {
    const Source& first = implementation_->sources().front();
    value = read_metadata(first.database, key, first.name);
  });
  return value;
}

std::vector<IndexInfo> IndexReader::info() {
  std::vector<IndexInfo> infos;
  run_with_retry([&](const Xapian::Database&) {
    infos.clear();
    for (const Source& source : implementation_->sources()) {
      IndexInfo info{source.name,
                     source.generation,
                     source.database.get_doccount(),
                     schema_of(source.database),
                     fingerprint_of(source.database),
                     0,
                     0};
      if (!source.is_remote()) {
        info.bytes = bytes_below(Layout(source.name).generation(source.generation));
        info.revision = source.database.get_revision();
      }
      infos.push_back(std::move(info));
    }
  });
  return infos;
}

}  // namespace technews::index
