// Building a new generation beside the live one: segments and a journal, merged when published.
#include "shared/base/file.h"
#include "shared/base/hash.h"
#include "shared/index/failure.h"
#include "shared/index/fields.h"
#include "shared/index/layout.h"
#include "shared/index/manifest.h"
#include "shared/index/metadata.h"
#include "shared/index/mode.h"
#include "shared/index/segments.h"
#include "shared/index/writer.h"
#include "shared/normalization/analyzer.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace technews::index {
namespace {

// Segments side by side before they are merged: each is six open files to whoever reads them all.
constexpr std::size_t most_segments = 48;
constexpr std::uint64_t largest_metadata = std::uint64_t{1} << 32;

class Build : public WriterMode {
 public:
  Build(Layout layout, std::string generation, Journal journal, const WriterOptions& options);

  bool is_build() const override { return true; }
  std::size_t resumed_articles() const override { return resumed_; }
  void add_or_replace(const std::string& id_term, Xapian::Document document) override;
  void remove(const std::string& id_term) override;
  void set_metadata(const std::string& key, std::string_view value) override {
    metadata_[key] = value;
    metadata_changed_ = true;
  }
  std::string metadata(const std::string& key) const override {
    const auto entry = metadata_.find(key);
    return entry == metadata_.end() ? std::string() : entry->second;
  }
  void commit() override;
  std::string prepare() override;
  void publish() override;
  Xapian::Database committed() const override;
  std::size_t databases() const override { return journal_.state().segments.size(); }
  bool is_live(std::size_t database, const std::string& id_term) const override;

 private:
  struct Lanes {
    std::vector<std::unique_ptr<Lane>> all;
    std::vector<std::uint64_t> open_segments;
  };

  std::string folder() const { return layout_.generation(generation_); }
  std::string segment_path(std::uint64_t number) const {
    return folder() + "/segments/" + std::to_string(number);
  }
  std::vector<SegmentPath> segment_paths() const;
  void resume();
  void put(Change change);
  void bury_committed(const std::string& id_term);
  void seal_lanes();
  void acknowledge();
  void drop_batch();
  void merge_many();
  void finish_database();
  void find_graves();
  void remove_leftovers();

  Layout layout_;
  std::string generation_;
  Journal journal_;
  std::size_t resumed_ = 0;
  std::uint64_t next_segment_ = 1;
  // Hashes of ids: a chance meeting of two costs a needless tombstone, nothing else.
  std::unordered_set<std::uint64_t> committed_ids_;
  std::unordered_set<std::uint64_t> batch_ids_;
  std::vector<std::uint64_t> batch_removals_;
  std::set<std::string> batch_graves_;  // id terms whose committed documents die
  MetadataMap metadata_;
  MetadataMap committed_metadata_;
  bool metadata_changed_ = false;
  bool is_prepared_ = false;
  // Id terms of tombstones, and the place of the last segment in which their documents are dead.
  std::unordered_map<std::string, std::size_t> graves_;
  Lanes lanes_;  // last: their threads end first
};

Build::Build(Layout layout, std::string generation, Journal journal, const WriterOptions& options)
    : layout_(std::move(layout)), generation_(std::move(generation)), journal_(std::move(journal)) {
  resume();
  for (std::size_t i = 0; i < std::max<std::size_t>(options.threads, 1); ++i)
    lanes_.all.push_back(std::make_unique<Lane>());
}

std::vector<SegmentPath> Build::segment_paths() const {
  std::vector<SegmentPath> paths;
  for (const std::uint64_t number : journal_.state().segments)
    paths.push_back({number, segment_path(number)});
  return paths;
}

// Takes up what the journal acknowledges and removes everything else.
void Build::resume() {
  const BuildState& state = journal_.state();
  next_segment_ = state.last_segment + 1;
  std::filesystem::create_directories(folder() + "/segments");
  for (const auto& entry : std::filesystem::directory_iterator(folder() + "/segments")) {
    const std::string name = entry.path().filename().string();
    const auto is_it = [&](std::uint64_t number) { return std::to_string(number) == name; };
    if (std::none_of(state.segments.begin(), state.segments.end(), is_it))
      std::filesystem::remove_all(entry.path());
  }
  for (const SegmentPath& segment : segment_paths()) {
    const Xapian::Database database(segment.path);
    const std::string prefix(info(Field::id).prefix);
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term)
      committed_ids_.insert(base::hash64(*term));
    // In the order of segments: an article removed here may have come back in a later one.
    for (const Tombstone& grave : state.tombstones) {
      if (grave.segment == segment.number) committed_ids_.erase(base::hash64(grave.id_term));
    }
  }
  resumed_ = committed_ids_.size();
  find_graves();
  if (!state.metadata_file.empty()) {
    committed_metadata_ =
        parse_metadata(base::read_file(folder() + "/" + state.metadata_file, largest_metadata),
                       layout_.directory());
    metadata_ = committed_metadata_;
  }
}

void Build::put(Change change) {
  const std::size_t number = base::hash64(change.id_term) % lanes_.all.size();
  Lane& lane = *lanes_.all[number];
  if (!lane.is_open()) {
    lanes_.open_segments.push_back(next_segment_);
    lane.open(segment_path(next_segment_++));
  }
  lane.put(std::move(change));
}

void Build::bury_committed(const std::string& id_term) {
  const std::uint64_t hash = base::hash64(id_term);
  if (!committed_ids_.contains(hash) || journal_.state().segments.empty()) return;
  batch_graves_.insert(id_term);
}

void Build::add_or_replace(const std::string& id_term, Xapian::Document document) {
  bury_committed(id_term);
  batch_ids_.insert(base::hash64(id_term));
  put({id_term, false, std::move(document)});
}

void Build::remove(const std::string& id_term) {
  bury_committed(id_term);
  const std::uint64_t hash = base::hash64(id_term);
  batch_removals_.push_back(hash);
  if (batch_ids_.erase(hash) > 0) put({id_term, true, {}});
}

void Build::seal_lanes() {
  for (const auto& lane : lanes_.all) lane->end();
  std::exception_ptr failure;
  for (const auto& lane : lanes_.all) {
    try {
      lane->seal();
    } catch (...) {
      failure = std::current_exception();
    }
  }
  if (failure) std::rethrow_exception(failure);
  base::sync_directory(folder() + "/segments");
}

void Build::acknowledge() {
  BuildStep step;
  step.added = lanes_.open_segments;
  for (const std::string& id_term : batch_graves_)
    step.tombstones.push_back({journal_.state().segments.back(), id_term});
  if (metadata_changed_) {
    step.metadata_file = "state-" + std::to_string(next_segment_++);
    base::write_file_durably(folder() + "/" + step.metadata_file, serialize(metadata_));
  }
  const std::string old = journal_.state().metadata_file;
  journal_.append(step);
  if (metadata_changed_ && !old.empty()) std::filesystem::remove(folder() + "/" + old);
  committed_metadata_ = metadata_;
  for (const std::uint64_t hash : batch_removals_) committed_ids_.erase(hash);
  committed_ids_.insert(batch_ids_.begin(), batch_ids_.end());
}

void Build::drop_batch() {
  for (const auto& lane : lanes_.all) lane->drop();
  metadata_ = committed_metadata_;
  if (!journal_.is_certain()) return;  // the next writer looks what the journal says
  for (const std::uint64_t number : lanes_.open_segments) {
    std::error_code ignored;  // what stays is removed by the next writer
    std::filesystem::remove_all(segment_path(number), ignored);
  }
}

void Build::commit() {
  if (lanes_.open_segments.empty() && batch_graves_.empty() && !metadata_changed_) return;
  std::exception_ptr failure;
  try {
    seal_lanes();
    acknowledge();
  } catch (...) {
    failure = std::current_exception();
    drop_batch();
  }
  lanes_.open_segments.clear();
  batch_ids_.clear();
  batch_removals_.clear();
  batch_graves_.clear();
  metadata_changed_ = false;
  if (failure) std::rethrow_exception(failure);
  if (journal_.state().segments.size() >= most_segments) merge_many();
  find_graves();
}

void Build::find_graves() {
  const std::vector<std::uint64_t>& segments = journal_.state().segments;
  graves_.clear();
  for (const Tombstone& grave : journal_.state().tombstones) {
    const auto place = static_cast<std::size_t>(
        std::find(segments.begin(), segments.end(), grave.segment) - segments.begin());
    std::size_t& last = graves_[grave.id_term];
    last = std::max(last, place);
  }
}

bool Build::is_live(std::size_t database, const std::string& id_term) const {
  const auto grave = graves_.find(id_term);
  return grave == graves_.end() || database > grave->second;
}

// Keeps the number of open files in bounds. Segments that are merges already are left alone, until
// they are many themselves.
void Build::merge_many() {
  std::vector<SegmentPath> paths = segment_paths();
  const std::size_t merged = journal_.state().merged;
  if (merged < most_segments / 2)
    paths.erase(paths.begin(), paths.begin() + static_cast<std::ptrdiff_t>(merged));
  const std::uint64_t number = next_segment_++;
  merge_segments(paths, journal_.state().tombstones, segment_path(number));
  base::sync_directory(folder() + "/segments");
  BuildStep step;
  for (const SegmentPath& path : paths) step.removed.push_back(path.number);
  step.added = {number};
  journal_.append(step);
  for (const SegmentPath& path : paths) std::filesystem::remove_all(path.path);
}

// The journal's segments are what the merged database is made of, so it can be made again: only the
// switch of the stub counts.
std::string Build::prepare() {
  commit();
  finish_database();
  write_manifest(layout_.manifest(generation_), layout_.database(generation_));
  base::sync_directory(folder());
  base::sync_directory(layout_.directory());
  is_prepared_ = true;
  return generation_;
}

void Build::publish() {
  if (!is_prepared_) prepare();
  layout_.make_live(generation_);
  remove_leftovers();
}

void Build::finish_database() {
  const std::string path = layout_.database(generation_);
  merge_segments(segment_paths(), journal_.state().tombstones, path);
  Xapian::WritableDatabase database(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  write_identity(database);
  for (const auto& [key, value] : metadata_) write_metadata(database, key, value);
  database.commit();
  database.close();
  sync_files(path);
}

void Build::remove_leftovers() {
  std::error_code ignored;  // the next writer tries again
  std::filesystem::remove_all(folder() + "/segments", ignored);
  std::filesystem::remove(layout_.journal(generation_), ignored);
  if (!journal_.state().metadata_file.empty())
    std::filesystem::remove(folder() + "/" + journal_.state().metadata_file, ignored);
  for (const std::string& name : layout_.generations()) {
    if (name != generation_) std::filesystem::remove_all(layout_.generation(name), ignored);
  }
}

Xapian::Database Build::committed() const {
  Xapian::Database all;
  for (const SegmentPath& segment : segment_paths())
    all.add_database(Xapian::Database(segment.path));
  return all;
}

// What decides the terms of an article, and of a rebuild also what it is made from.
std::string rules() {
  return std::to_string(schema_version) + " " + normalization::fingerprint() + " ";
}

// The key is hashed: a journal's line holds no line ends, and a key of names may.
std::string identity_of(const WriterOptions& options) {
  return rules() + base::hash128_hex(options.resume_key);
}

// Acknowledged articles of a first build are never given up by a command that only adds.
bool may_go_on(const std::string& identity, const WriterOptions& options) {
  if (!options.rebuild) return identity.starts_with(rules());
  return identity == identity_of(options);
}

}  // namespace

std::unique_ptr<WriterMode> make_build(const Layout& layout, const WriterOptions& options) {
  const std::optional<std::string> live = layout.live();
  for (const std::string& name : layout.generations()) {
    if (name == live) continue;
    auto journal = Journal::open(layout.journal(name));
    if (journal && may_go_on(journal->identity(), options))
      return std::make_unique<Build>(layout, name, std::move(*journal), options);
    std::filesystem::remove_all(layout.generation(name));
  }
  const std::string name = layout.next_generation();
  std::filesystem::create_directories(layout.generation(name));
  Journal::begin(layout.journal(name), identity_of(options));
  base::sync_directory(layout.directory());
  return std::make_unique<Build>(layout, name, std::move(*Journal::open(layout.journal(name))),
                                 options);
}

}  // namespace technews::index
