// Segments: databases of a build, each written by one thread, and their merging into one.
#pragma once

#include "shared/index/journal.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

#include <xapian.h>

namespace technews::index {

// One change of an article: without a document it is removed.
struct Change {
  std::string id_term;
  bool is_removal = false;
  Xapian::Document document;
};

// Writes changes to a segment on its own thread. Changes of one id must go to one lane: it keeps
// their order.
class Lane {
 public:
  Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;
  // Drops what isn't sealed.
  ~Lane();

  // Opens a new segment for what is put next. REQUIRES: sealed.
  void open(const std::string& path);
  bool is_open() const { return !path_.empty(); }

  // Waits while the lane is full. Failures show in seal().
  void put(Change change);

  // Lets the thread end the segment; what follows is seal() or drop(). Doesn't wait, so that all
  // lanes end theirs at the same time.
  void end();

  // Waits until everything put is in the segment and synced. Rethrows what failed on the thread.
  void seal();

  // Waits, then forgets the segment and any failure.
  void drop();

 private:
  void work();
  void finish();

  std::string path_;
  std::deque<Change> waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_ending_ = false;  // the segment's end is among what waits
  bool is_over_ = false;    // the thread has to end
  std::exception_ptr failure_;
  std::thread thread_;
};

// Where a segment is.
struct SegmentPath {
  std::uint64_t number = 0;
  std::string path;
};

// Writes one database of the segments, in their order, without what tombstones bury among them.
// Synced when it returns. Replaces what is at destination. Linear in the segments' bytes.
void merge_segments(const std::vector<SegmentPath>& segments,
                    const std::vector<Tombstone>& tombstones, const std::string& destination);

}  // namespace technews::index
