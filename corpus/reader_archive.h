// Compressed files and archives: gz, bz2, xz, zst, tar and zip as a sequence of members.
#pragma once

#include "corpus/reader.h"
#include "corpus/reader_stream.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace technews::corpus {

// What the first bytes of an input (512 tell them all) say about it: "gzip", "bzip2", "xz",
// "zstd", "zip", "tar"; empty for anything else.
std::string_view packing_of(std::string_view head);

// The packing that a name promises: "gzip" for "a.gz" and "a.tgz"; empty for other names.
std::string_view packing_named(std::string_view name);

// A name without what its packing added to it: "a.jsonl" for "a.jsonl.xz", "a.tar" for "a.tgz".
std::string_view unpacked_name(std::string_view name);

struct Member {
  std::string name;     // a label, never used as a path; empty for a single compressed file
  std::string refusal;  // why its content can't be read: "is a symbolic link to /etc/passwd"
};

// Reads members one after the other. Not thread-safe. Holds the decompressor's window, at most
// 1 GiB for the worst xz header; every limit is checked as bytes come out.
class ArchiveReader {
 public:
  // expanded is raised by every byte that comes out, and checked against limits. It and packed
  // must outlive the reader.
  ArchiveReader(ByteStream& packed, const ReadLimits& limits, std::uint64_t& expanded);
  ~ArchiveReader();

  // False at the end, and after damage: see failure(). Folders are passed over.
  bool next_member(Member& member);
  // The content of the member that next_member() gave, valid until the next one is asked for.
  ByteStream& content();
  // Why the archive can't be read on, or empty.
  const std::string& failure() const;
  bool changed() const;
  // True when this is one compressed file, not an archive. Known after next_member().
  bool single() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace technews::corpus
