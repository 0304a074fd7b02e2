#include "indexer/store.h"

#include "shared/base/error.h"
#include "shared/index/fields.h"
#include "shared/index/reader.h"
#include "shared/index/sharded_writer.h"
#include "shared/index/terms.h"
#include "shared/index/values.h"

#include <filesystem>
#include <map>
#include <utility>

namespace technews::indexer {
namespace {

using index::Field;

std::string id_term(const std::string& id) { return index::filter_term(Field::id, id); }

class EmptyView : public StoreView {
 public:
  std::string metadata(const std::string&) const override { return {}; }

 protected:
  const Xapian::Database& database() const override { return database_; }

 private:
  Xapian::Database database_;
};

class ReadView : public StoreView {
 public:
  explicit ReadView(const std::string& folder)
      : reader_({folder}),
        database_(reader_.with_retry([](const Xapian::Database& database) { return database; })) {}
  std::string metadata(const std::string& key) const override { return reader_.metadata(key); }

 protected:
  const Xapian::Database& database() const override { return database_; }

 private:
  mutable index::IndexReader reader_;
  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<StoreView> StoreView::open(const std::string& folder) {
  std::error_code ignored;
  if (!std::filesystem::exists(folder, ignored)) return std::make_unique<EmptyView>();
  return std::make_unique<ReadView>(folder);
}

bool StoreView::is_live(Xapian::docid, const std::string&) const { return true; }

Xapian::docid StoreView::document_of(const std::string& id) const {
  const std::string term = id_term(id);
  for (auto post = database().postlist_begin(term); post != database().postlist_end(term); ++post)
    if (is_live(*post, id)) return *post;
  return 0;
}

Xapian::docid StoreView::current(const std::string& term) const {
  for (auto post = database().postlist_begin(term); post != database().postlist_end(term); ++post)
    if (is_live(*post, index::IndexReader::record(database(), *post).id)) return *post;
  return 0;
}

std::vector<NearArticle> StoreView::near(const corpus::StorySignature& signature) const {
  std::map<Xapian::docid, std::size_t> shared;
  for (const std::uint64_t band : signature.bands) {
    const std::string term = index::band_term(band);
    for (auto post = database().postlist_begin(term); post != database().postlist_end(term); ++post)
      ++shared[*post];
  }
  std::vector<NearArticle> found;
  for (const auto& [document, bands] : shared) {
    if (bands < least_shared_bands) continue;
    const std::string order = database().get_document(document).get_value(
        static_cast<Xapian::valueno>(index::Slot::order));
    found.push_back({std::string(index::id_of_order_key(order)),
                     [this, document = document]() -> std::optional<index::Record> {
                       index::Record record = index::IndexReader::record(database(), document);
                       if (!is_live(document, record.id)) return std::nullopt;
                       return record;
                     }});
  }
  return found;
}

std::vector<std::string> StoreView::ids_of_story(const std::string& story) const {
  std::vector<std::string> ids;
  const std::string term = index::story_term(story);
  for (auto post = database().postlist_begin(term); post != database().postlist_end(term); ++post) {
    const index::Record record = index::IndexReader::record(database(), *post);
    if (is_live(*post, record.id)) ids.push_back(record.id);
  }
  return ids;
}

Known StoreView::known(const std::string& id, const std::string& page_hash) const {
  if (const Xapian::docid document = document_of(id); document != 0) {
    const std::string key = database().get_document(document).get_value(
        static_cast<Xapian::valueno>(index::Slot::source));
    return key == index::source_key(id, page_hash) ? Known::unchanged : Known::changed;
  }
  const std::optional<index::Record> holder = with_id(id);
  if (!holder) return Known::nothing;
  for (const index::Record& copy : holder->copies)
    if (copy.id == id && copy.raw_hash == page_hash) return Known::copy;
  return Known::changed;
}

std::optional<index::Record> StoreView::with_id(const std::string& id) const {
  Xapian::docid document = document_of(id);
  if (document == 0) document = current(index::copy_term(id));
  if (document == 0) return std::nullopt;
  return index::IndexReader::record(database(), document);
}

std::optional<index::Record> StoreView::with_text(const std::string& hash) const {
  const Xapian::docid document = current(index::text_term(hash));
  if (document == 0) return std::nullopt;
  return index::IndexReader::record(database(), document);
}

void StoreView::for_each(const std::function<bool(const index::Record&)>& visit) const {
  for (auto post = database().postlist_begin(""); post != database().postlist_end(""); ++post)
    if (!visit(index::IndexReader::record(database(), *post))) return;
}

std::uint64_t StoreView::articles() const { return database().get_doccount(); }

class Store::Implementation {
 public:
  Implementation(const std::string& folder, const StoreOptions& options)
      : writer(folder,
               {.rebuild = options.rebuild,
                .threads = options.threads,
                .resume_key = options.resume_key},
               options.shards),
        database(writer.committed()) {}

  index::ShardedWriter writer;
  Xapian::Database database;
};

Store::Store(const std::string& folder, const StoreOptions& options)
    : implementation_(std::make_unique<Implementation>(folder, options)) {}

Store::~Store() = default;

std::string Store::metadata(const std::string& key) const {
  return implementation_->writer.metadata(key);
}

const Xapian::Database& Store::database() const { return implementation_->database; }

bool Store::is_live(Xapian::docid document, const std::string& id) const {
  return implementation_->writer.is_live(document, id);
}

void Store::put(const std::string& id, Xapian::Document document) {
  implementation_->writer.add_or_replace(id, std::move(document));
}

void Store::remove(const std::string& id) { implementation_->writer.remove(id); }

void Store::set_metadata(const std::string& key, const std::string& value) {
  implementation_->writer.set_metadata(key, value);
}

void Store::commit() {
  implementation_->database = Xapian::Database();
  implementation_->writer.commit();
  implementation_->database = implementation_->writer.committed();
}

void Store::publish() {
  if (!implementation_->writer.is_build()) return;
  implementation_->database = Xapian::Database();
  implementation_->writer.publish();
}

std::uint64_t bytes_on_disk(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  for (std::filesystem::recursive_directory_iterator entry(folder, failed), end;
       !failed && entry != end; entry.increment(failed)) {
    std::error_code unreadable;
    const std::uintmax_t size =
        entry->is_regular_file(unreadable) ? entry->file_size(unreadable) : 0;
    if (!unreadable) bytes += size;
  }
  return bytes;
}

}  // namespace technews::indexer
