// Adding to the live generation: a batch is one transaction, kept until it is durable.
#include "shared/base/file.h"
#include "shared/index/failure.h"
#include "shared/index/layout.h"
#include "shared/index/metadata.h"
#include "shared/index/mode.h"
#include "shared/index/segments.h"

#include <exception>
#include <stdexcept>
#include <utility>
#include <vector>

namespace technews::index {
namespace {

class Update : public WriterMode {
 public:
  Update(Layout layout, const std::string& generation)
      : layout_(std::move(layout)), path_(layout_.database(generation)) {
    open();
    check_identity(database_, layout_.directory());
  }

  bool is_build() const override { return false; }
  std::size_t resumed_articles() const override { return 0; }

  void add_or_replace(const std::string& id_term, Xapian::Document document) override {
    batch_.push_back({id_term, false, std::move(document)});
  }
  void remove(const std::string& id_term) override { batch_.push_back({id_term, true, {}}); }
  void set_metadata(const std::string& key, std::string_view value) override {
    metadata_[key] = value;
  }
  std::string metadata(const std::string& key) const override {
    const auto entry = metadata_.find(key);
    if (entry != metadata_.end()) return entry->second;
    return read_metadata(committed(), key, layout_.directory());
  }

  void commit() override;
  std::string prepare() override {
    throw std::logic_error("there is nothing to prepare in an index that is live");
  }
  void publish() override { commit(); }
  Xapian::Database committed() const override { return Xapian::Database(path_); }
  std::size_t databases() const override { return 1; }
  bool is_live(std::size_t, const std::string&) const override { return true; }

 private:
  void open();
  void write_batch();
  std::exception_ptr attempt();

  Layout layout_;
  std::string path_;
  Xapian::WritableDatabase database_;
  bool is_open_ = false;
  std::vector<Change> batch_;
  MetadataMap metadata_;
};

void Update::open() {
  // The old object goes first: it holds Xapian's lock, and its open transaction is undone.
  database_ = Xapian::WritableDatabase();
  database_ = Xapian::WritableDatabase(path_, Xapian::DB_OPEN);
  is_open_ = true;
}

// Outside a transaction Xapian would commit half a batch when an error ends it, and its commit
// alone leaves the renamed version file to the mercy of a power cut.
void Update::write_batch() {
  database_.begin_transaction(true);
  for (const Change& change : batch_) {
    if (change.is_removal) {
      database_.delete_document(change.id_term);
    } else {
      database_.replace_document(change.id_term, change.document);
    }
  }
  for (const auto& [key, value] : metadata_) write_metadata(database_, key, value);
  database_.commit_transaction();
  base::sync_directory(path_);
}

// After a failed commit the object believes in blocks that were never written: a second commit of
// it would report success and lose the batch. So it is thrown away, and the batch written again.
void Update::commit() {
  if (batch_.empty() && metadata_.empty()) return;
  std::exception_ptr failure = attempt();
  if (failure) failure = attempt();
  batch_.clear();
  metadata_.clear();
  if (failure) std::rethrow_exception(failure);
}

// Writes the batch; what failed, if anything did.
std::exception_ptr Update::attempt() {
  try {
    if (!is_open_) open();
    write_batch();
    return nullptr;
  } catch (...) {
    is_open_ = false;
    return std::current_exception();
  }
}

}  // namespace

std::unique_ptr<WriterMode> make_update(const Layout& layout, const std::string& generation) {
  return std::make_unique<Update>(layout, generation);
}

}  // namespace technews::index
