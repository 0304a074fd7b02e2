// IndexWriter: adds, replaces and removes articles so that what it has acknowledged is never lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <xapian.h>

namespace technews::index {

struct WriterOptions {
  // Make a new generation beside the one in use, from nothing; without it, an index that exists is
  // added to, and one that doesn't is built.
  bool rebuild = false;
  // Threads that build segments of a new generation.
  std::size_t threads = 2;
  // A new generation that was interrupted goes on when it was begun with the same key; any other
  // rebuild starts over. The build of an index that doesn't exist yet goes on whatever the key.
  std::string resume_key = {};
};

// The one writer of an index directory: a second one is refused while it lives, in any process.
//
// Two ways of working behind one interface. A *build* (no index yet, or options.rebuild) makes an
// unpublished generation of segments, each synced and journalled at commit(); searches see it after
// publish(). An *update* changes the live generation in transactions; searches see each commit().
//
// Everything since the last commit() is one batch: metadata and articles become durable together or
// not at all, whenever the process or the power fails. Destroying a writer drops its open batch.
// Not thread-safe. Every function may throw Error(io); the ones that open, Error(no_index) and
// Error(index_corrupt). Ignores SIGXFSZ in this process, so that a file size limit is an error.
class IndexWriter {
 public:
  // Creates the directory when there is none. Throws Error(no_index) when another process writes,
  // or when the index was made by other text rules or another schema (unless options.rebuild).
  IndexWriter(const std::string& directory, const WriterOptions& options);
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;
  ~IndexWriter();

  // True when it makes a new generation, which needs publish() to be seen.
  bool is_build() const;

  // Articles found acknowledged in an interrupted build that this one goes on with.
  std::size_t resumed_articles() const;

  // The article takes the place of the one with this id, if there is one. Takes the document over:
  // share no handle of it. Adds filter_term(id) itself. A build needs at least 1,000 articles per
  // thread and batch to give a small index fast.
  void add_or_replace(std::string_view id, Xapian::Document document);

  // No article with this id is left; none is no error.
  void remove(std::string_view id);

  // Keys of [a-z0-9_/-]; any bytes of any size. Reads what this writer has set in the open batch
  // too; empty when there is none. Throws Error(index_corrupt) when the value is damaged.
  void set_metadata(const std::string& key, std::string_view value);
  std::string metadata(const std::string& key) const;

  // Makes the batch durable: when this returns, it is there after any crash or power cut. A failed
  // attempt is undone and made again once; when that fails too the batch is dropped and this
  // throws Error(io): the index stands as at the last commit.
  void commit();

  // Does of publish() what takes long, and gives the name of the generation that it will make live:
  // several indexes go live together this way. Commits first. REQUIRES: is_build().
  std::string prepare();

  // Ends a build: merges its segments into one database and makes it the live generation, durably.
  // Commits first. An update has nothing to publish. REQUIRES: nothing is added afterwards.
  void publish();

  // What is committed, for lookups by the indexing program; several segments as one in a build, in
  // which older versions of articles may still stand: is_live() tells. Valid until the next
  // commit() or publish().
  Xapian::Database committed() const;

  // Of how many databases committed() consists.
  std::size_t databases() const;

  // Whether the document of this id in one of them, counted from 0, is no outdated version.
  bool is_live(std::size_t database, std::string_view id) const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace technews::index
