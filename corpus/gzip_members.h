// GzipMembers: a file of gzip members one after the other, read on behind a damaged one.
#pragma once

#include "corpus/inflate.h"
#include "corpus/reader.h"
#include "corpus/reader_buffer.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace technews::corpus {

// Not thread-safe. Holds at most 1 MiB of packed bytes and a block.
class GzipMembers : public ByteStream {
 public:
  // expanded is raised by every byte that comes out, and checked against limits, which it and
  // packed must outlive the stream.
  GzipMembers(ByteStream& packed, const ReadLimits& limits, std::uint64_t& expanded)
      : packed_(packed), limits_(&limits), expanded_(&expanded), inflater_(Wrapping::gzip) {}

  // Empty at the end, and where a member is damaged: see failure() and resume().
  std::string_view next() override;
  const std::string& failure() const override { return failure_; }
  bool changed() const override { return packed_.changed(); }

  // After damage: goes on at the next member whose first bytes `begins` accepts; false when there
  // is none, or the damage isn't one of a member (a limit, the file itself). Unpacked bytes are
  // counted from 0 again.
  bool resume(bool (*begins)(std::string_view head));

  // Where the member begins that holds an unpacked byte. Offsets must not fall between calls.
  std::uint64_t member_of(std::uint64_t unpacked_offset);
  // Unpacked bytes before this one are of members that are whole, or not known to be damaged.
  std::uint64_t sound_until() const { return failure_.empty() ? unpacked_ : member_unpacked_; }

 private:
  struct Start {
    std::uint64_t unpacked;
    std::uint64_t packed;
  };

  bool begin_member();
  void damage(const std::string& what);
  bool check_limits(std::size_t fresh);
  bool opens_member(std::size_t at, bool (*begins)(std::string_view head));

  InputBuffer packed_;
  const ReadLimits* limits_;
  std::uint64_t* expanded_;
  Inflater inflater_;
  std::size_t ahead_ = 0;  // bytes of packed_'s unread ones that went into the member
  bool in_member_ = false;
  bool ended_ = false;
  bool final_ = false;                 // the failure can't be passed over
  std::uint64_t unpacked_ = 0;         // since the start or the last resume()
  std::uint64_t all_unpacked_ = 0;     // since the start
  std::uint64_t member_packed_ = 0;    // where this member begins in the file
  std::uint64_t member_unpacked_ = 0;  // and among the unpacked bytes
  std::deque<Start> starts_;
  std::string failure_;
};

// True when a file that begins so is gzip whose content begins in an accepted way.
bool unpacks_to(std::string_view head, bool (*begins)(std::string_view head));

}  // namespace technews::corpus
