// Store: the index as the indexer sees it: looks articles up, writes batches, all or none.
#pragma once

#include "indexer/placement.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <xapian.h>

namespace technews::indexer {

// What the index knows of a page.
enum class Known : std::uint8_t {
  nothing,
  unchanged,  // an article, of this very page
  copy,       // a copy of another article, of this very page
  changed,    // an article or copy of this id, of another page
};

struct StoreOptions {
  bool rebuild = false;  // a new index takes the place of the live one
  std::size_t threads = 2;
  std::string resume_key;  // of an interrupted rebuild that may go on
  std::size_t shards = 0;  // of an index that isn't there yet; 0: as it is, else 1
};

// Looks articles up. Not thread-safe. Lookups see what is committed.
class StoreView : public ArticleLookup {
 public:
  // The index in the folder, for looking only; empty when there is none. Throws Error.
  static std::unique_ptr<StoreView> open(const std::string& folder);

  // Two lookups in B-trees; reads a record only when the page is not the indexed one.
  Known known(const std::string& id, const std::string& page_hash) const;
  std::optional<index::Record> with_id(const std::string& id) const override;
  std::optional<index::Record> with_text(const std::string& hash) const override;
  bool empty() const override { return articles() == 0; }
  std::vector<NearArticle> near(const corpus::StorySignature& signature) const override;
  std::vector<std::string> ids_of_story(const std::string& story) const override;
  // Calls visit for every record, by document number; stops when it returns false.
  void for_each(const std::function<bool(const index::Record&)>& visit) const;
  std::uint64_t articles() const;
  virtual std::string metadata(const std::string& key) const = 0;

 protected:
  virtual const Xapian::Database& database() const = 0;
  // False for an outdated version of the id's article: an index that is built may hold some.
  virtual bool is_live(Xapian::docid document, const std::string& id) const;

 private:
  // The article's document; 0 when there is none.
  Xapian::docid document_of(const std::string& id) const;
  // The document of the term that is no outdated version; 0 when there is none.
  Xapian::docid current(const std::string& term) const;
};

// Writes too; one at a time in all processes.
class Store : public StoreView {
 public:
  // Makes the folder and the index when there is none. Throws Error(no_index), also when another
  // program writes, and Error(index_corrupt).
  Store(const std::string& folder, const StoreOptions& options);
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  // What isn't committed is dropped.
  ~Store() override;

  std::string metadata(const std::string& key) const override;

  // Each begins a batch or goes on with it.
  void put(const std::string& id, Xapian::Document document);
  void remove(const std::string& id);
  void set_metadata(const std::string& key, const std::string& value);
  // On return the batch is on disk and survives a power cut. On any Error nothing of it is there.
  void commit();
  // Makes a new index visible; does nothing to an index that was there.
  void publish();

 private:
  const Xapian::Database& database() const override;
  bool is_live(Xapian::docid document, const std::string& id) const override;

  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// Bytes of all files of the folder. Linear in their number.
std::uint64_t bytes_on_disk(const std::string& folder);

}  // namespace technews::indexer
