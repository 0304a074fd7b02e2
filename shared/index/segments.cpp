#include "shared/index/segments.h"

#include "shared/index/layout.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

namespace technews::index {
namespace {

constexpr std::size_t lane_capacity = 64;
// Nothing reads a segment before it is synced as a whole, so Xapian needn't sync step by step.
constexpr int segment_flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC |
                              Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS;

// Applies changes to the segment; looks an id up only when it was met before.
class SegmentWriter {
 public:
  explicit SegmentWriter(const std::string& path) : database_(path, segment_flags) {}

  void apply(const Change& change) {
    const bool is_known = !ids_.insert(change.id_term).second;
    if (change.is_removal) {
      if (is_known) database_.delete_document(change.id_term);
    } else if (is_known) {
      database_.replace_document(change.id_term, change.document);
    } else {
      database_.add_document(change.document);
    }
  }
  void commit() { database_.commit(); }
  void close() { database_.close(); }

 private:
  Xapian::WritableDatabase database_;
  std::unordered_set<std::string> ids_;
};

// How many documents of each id the tombstones bury: the first so many of its posting list, as a
// segment holds an id once at most and merging keeps their order.
std::map<std::string, std::size_t> buried(const std::vector<SegmentPath>& segments,
                                          const std::vector<Tombstone>& tombstones) {
  std::map<std::string, std::size_t> last;  // id -> segments from the first that may hold dead ones
  for (const Tombstone& grave : tombstones) {
    const auto place = std::find_if(segments.begin(), segments.end(), [&](const SegmentPath& each) {
      return each.number == grave.segment;
    });
    if (place == segments.end()) continue;
    std::size_t& count = last[grave.id_term];
    count = std::max(count, static_cast<std::size_t>(place - segments.begin()) + 1);
  }
  if (last.empty()) return last;
  std::vector<Xapian::Database> databases;
  for (const SegmentPath& segment : segments) databases.emplace_back(segment.path);
  for (auto& [term, count] : last) {
    std::size_t documents = 0;
    for (std::size_t i = 0; i < count; ++i) documents += databases[i].get_termfreq(term);
    count = documents;
  }
  return last;
}

void bury(const std::string& path, const std::map<std::string, std::size_t>& graves) {
  Xapian::WritableDatabase database(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  for (const auto& [term, count] : graves) {
    std::vector<Xapian::docid> dead;
    auto posting = database.postlist_begin(term);
    for (; dead.size() < count && posting != database.postlist_end(term); ++posting)
      dead.push_back(*posting);
    for (const Xapian::docid document : dead) database.delete_document(document);
  }
  database.commit();
}

// Numbers the documents from 1 without gaps: Xapian 1.4.22 fails to search a term that all of them
// have where there are some (and reads the list of all documents faster where there are none).
void close_gaps(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  const Xapian::doccount count = database.get_doccount();
  std::vector<bool> is_used(count + std::size_t{1});
  std::vector<Xapian::docid> beyond;
  for (auto each = database.postlist_begin({}); each != database.postlist_end({}); ++each) {
    if (*each <= count)
      is_used[*each] = true;
    else
      beyond.push_back(*each);
  }
  for (Xapian::docid gap = 1; gap <= count; ++gap) {
    if (is_used[gap]) continue;
    // A copy: Xapian takes a document of its own for one that is there already.
    const std::string moved = database.get_document(beyond.back()).serialise();
    database.replace_document(gap, Xapian::Document::unserialise(moved));
    database.delete_document(beyond.back());
    beyond.pop_back();
  }
  database.commit();
}

bool has_gaps(const Xapian::Database& database) {
  return database.get_lastdocid() != database.get_doccount();
}

// Deleting touches most blocks, and the old ones stay in the files: they are compacted once more.
// Measured on 9,000 articles with 1,300 graves: 345 MB without, 197 MB with.
void merge_and_bury(Xapian::Database& all, const std::map<std::string, std::size_t>& graves,
                    const std::string& destination) {
  const std::string merged = destination + ".merged";
  std::filesystem::remove_all(merged);
  all.compact(merged, 0);
  bury(merged, graves);
  close_gaps(merged);
  Xapian::Database(merged).compact(destination, Xapian::Compactor::FULL);
  std::filesystem::remove_all(merged);
}

}  // namespace

Lane::Lane() : thread_([this] { work(); }) {}

Lane::~Lane() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  thread_.join();
}

void Lane::open(const std::string& path) {
  const std::lock_guard lock(mutex_);
  path_ = path;
}

void Lane::put(Change change) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < lane_capacity || failure_; });
  if (failure_) return;
  waiting_.push_back(std::move(change));
  changed_.notify_all();
}

void Lane::seal() {
  finish();
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Lane::drop() {
  finish();
  failure_ = nullptr;
}

// A change without id ends the segment; the worker clears path_ when it has.
void Lane::end() {
  const std::lock_guard lock(mutex_);
  if (path_.empty() || is_ending_) return;
  is_ending_ = true;
  waiting_.push_back({});
  changed_.notify_all();
}

void Lane::finish() {
  end();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return path_.empty(); });
  is_ending_ = false;
}

void Lane::work() {
  std::unique_ptr<SegmentWriter> segment;
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return is_over_ || !waiting_.empty(); });
    if (is_over_) return;
    const Change change = std::move(waiting_.front());
    waiting_.pop_front();
    const std::string path = path_;
    const bool is_end = change.id_term.empty();
    const bool has_failed = failure_ != nullptr;
    changed_.notify_all();
    lock.unlock();
    std::exception_ptr failure;
    try {
      if (!segment && !has_failed) segment = std::make_unique<SegmentWriter>(path);
      if (!has_failed && !is_end) segment->apply(change);
      if (!has_failed && is_end) {
        segment->commit();
        segment->close();
        sync_files(path);
      }
    } catch (...) {
      failure = std::current_exception();
    }
    if (is_end) segment.reset();
    lock.lock();
    if (failure) failure_ = failure;
    if (is_end) path_.clear();
    changed_.notify_all();
  }
}

void merge_segments(const std::vector<SegmentPath>& segments,
                    const std::vector<Tombstone>& tombstones, const std::string& destination) {
  std::filesystem::remove_all(destination);
  if (segments.empty()) {
    Xapian::WritableDatabase(destination, segment_flags).commit();
  } else {
    Xapian::Database all;
    bool is_dense = true;
    for (const SegmentPath& segment : segments) {
      const Xapian::Database database(segment.path);
      is_dense = is_dense && !has_gaps(database);
      all.add_database(database);
    }
    const auto graves = buried(segments, tombstones);
    if (graves.empty() && is_dense)
      all.compact(destination, Xapian::Compactor::FULL);
    else
      merge_and_bury(all, graves, destination);
  }
  sync_files(destination);
}

}  // namespace technews::index
