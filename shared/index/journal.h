// Journal: what a build has acknowledged, written so that a torn last line is no line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace technews::index {

// An article that was replaced or removed: its documents in the segments from the first to the one
// numbered `segment` (in the order of the state, not of numbers) are dead.
struct Tombstone {
  std::uint64_t segment = 0;
  std::string id_term;

  friend bool operator==(const Tombstone&, const Tombstone&) = default;
};

// One acknowledged step: the whole state of the build after it.
struct BuildState {
  std::vector<std::uint64_t> segments;  // ordered; later ones hold newer articles
  std::vector<Tombstone> tombstones;
  std::size_t merged = 0;          // so many of the first segments are merges of others
  std::string metadata_file;       // empty: none yet
  std::uint64_t last_segment = 0;  // highest number ever given out
};

// Adds and ends of the state in one step.
struct BuildStep {
  std::vector<std::uint64_t> removed =
      {};                                 // segments that were merged away; they stood side by side
  std::vector<std::uint64_t> added = {};  // in their place, or at the end
  std::vector<Tombstone> tombstones = {};
  std::string metadata_file = {};  // empty: as before
};

class Journal {
 public:
  // Starts a new journal in place of any other, durably. identity says what may go on with it.
  static void begin(const std::string& path, std::string_view identity);

  // Reads a journal; nullopt when there is none or its first line is damaged. Lines after the first
  // damaged one never were acknowledged, and are cut off.
  static std::optional<Journal> open(const std::string& path);

  const std::string& identity() const { return identity_; }
  const BuildState& state() const { return state_; }

  // Durable when it returns. On Error(io) the step is taken back; when even that fails,
  // is_certain() turns false: the step may or may not be found there later, so nothing that it
  // names, or that it removes, may be deleted.
  void append(const BuildStep& step);
  bool is_certain() const { return is_certain_; }

 private:
  explicit Journal(std::string path) : path_(std::move(path)) {}
  template <typename File>
  void take_back(File& file);

  std::string path_;
  std::string identity_;
  BuildState state_;
  std::uint64_t size_ = 0;  // of the good lines
  bool is_certain_ = true;
};

// The state after the step. A step that removes what isn't there changes nothing.
BuildState after(BuildState state, const BuildStep& step);

}  // namespace technews::index
