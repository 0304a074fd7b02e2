#include "corpus/reader_archive.h"

#include "corpus/reader_session.h"
#include "shared/base/error.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include <archive.h>
#include <archive_entry.h>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

struct Packing {
  std::string_view name;
  std::string_view magic;
  std::string_view suffixes;  // each with a dot and a blank after it
};

constexpr std::array<Packing, 8> packings{{
    {"gzip", "\x1f\x8b\x08"sv, ".gz .tgz "},
    {"bzip2", "BZh"sv, ".bz2 .tbz2 .tbz "},
    {"xz",
     "\xfd"
     "7zXZ\0"sv,
     ".xz .txz "},
    {"zstd", "\x28\xb5\x2f\xfd"sv, ".zst .zstd .tzst "},
    {"zip", "PK\x03\x04"sv, ".zip "},
    {"zip", "PK\x05\x06"sv, ".zip "},  // without members
    {"zip", "PK\x07\x08"sv, ".zip "},  // one piece of several
    {"tar", {}, ".tar "},              // told by its checksum
}};

constexpr std::uint64_t ratio_free_bytes = 16ULL << 20;

// POSIX.1-1988: the sum of the header's bytes, the checksum field itself counted as blanks.
bool is_tar_header(std::string_view head) {
  constexpr std::size_t field = 148;
  if (head.size() < 512) return false;
  unsigned long sum = 0;
  for (std::size_t i = 0; i < 512; ++i)
    sum += i >= field && i < field + 8 ? ' ' : static_cast<unsigned char>(head[i]);
  unsigned long stored = 0;
  std::size_t digits = 0;
  for (const char byte : head.substr(field, 8)) {
    if (byte == ' ' && digits == 0) continue;
    if (byte < '0' || byte > '7') break;
    stored = stored * 8 + static_cast<unsigned long>(byte - '0');
    ++digits;
  }
  return digits > 0 && stored == sum;
}

std::string_view suffix_of(std::string_view name, const Packing& packing) {
  std::string_view rest = packing.suffixes;
  while (!rest.empty()) {
    const std::string_view suffix = rest.substr(0, rest.find(' '));
    rest.remove_prefix(suffix.size() + 1);
    if (name.size() > suffix.size() && '.' + extension(name) == suffix)
      return name.substr(name.size() - suffix.size());
  }
  return {};
}

const char* first_text(std::initializer_list<const char*> texts) {
  for (const char* text : texts)
    if (text != nullptr && *text != '\0') return text;
  return "";
}

// Links and special files have no content of their own.
std::string refusal_of(archive_entry* entry) {
  if (archive_entry_is_encrypted(entry) != 0)
    return "is encrypted: unpack it with its password and give the folder";
  const std::string target =
      first_text({archive_entry_hardlink(entry), archive_entry_hardlink_utf8(entry)});
  if (!target.empty()) return "is a link to " + target + " in the same archive";
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
    case 0:
      return {};
    case AE_IFLNK:
      return "is a symbolic link to " +
             std::string(first_text(
                 {archive_entry_symlink(entry), archive_entry_symlink_utf8(entry), "nowhere"}));
    case AE_IFIFO:
      return "is a FIFO, not a regular file";
    default:
      return "is a device, not a regular file";
  }
}

}  // namespace

std::string_view packing_of(std::string_view head) {
  for (const Packing& packing : packings)
    if (!packing.magic.empty() && head.starts_with(packing.magic)) return packing.name;
  return is_tar_header(head) ? "tar"sv : std::string_view{};
}

std::string_view packing_named(std::string_view name) {
  for (const Packing& packing : packings)
    if (!suffix_of(name, packing).empty()) return packing.name;
  return {};
}

std::string_view unpacked_name(std::string_view name) {
  name = base_name(name);
  for (const Packing& packing : packings)
    if (const std::string_view suffix = suffix_of(name, packing); !suffix.empty())
      return name.substr(0, name.size() - suffix.size());
  return name;
}

class ArchiveReader::State : public ByteStream {
 public:
  State(ByteStream& packed, const ReadLimits& limits, std::uint64_t& expanded)
      : packed_(&packed), limits_(limits), expanded_(&expanded) {
    open();
  }
  ~State() override { archive_read_free(archive_); }

  bool next_member(Member& member);
  std::string_view next() override;
  const std::string& failure() const override { return failure_; }
  bool changed() const override { return packed_->changed(); }
  bool single() const { return archive_format(archive_) == ARCHIVE_FORMAT_RAW; }

 private:
  void open();
  void fail(const std::string& what);
  void pass_over_rest();
  void check_tail();
  static la_ssize_t on_read(archive*, void* self, const void** block);
  static la_int64_t on_seek(archive*, void* self, la_int64_t offset, int whence);

  ByteStream* packed_;
  ReadLimits limits_;
  std::uint64_t* expanded_;
  archive* archive_ = nullptr;
  std::uint64_t position_ = 0;  // in the packed bytes
  std::uint64_t furthest_ = 0;
  std::string last_block_;  // of the packed bytes; the stream's own goes with the next one
  std::uint64_t own_expanded_ = 0;
  bool in_member_ = false;
  std::string failure_;
};

la_ssize_t ArchiveReader::State::on_read(archive*, void* self, const void** block) {
  auto& state = *static_cast<State*>(self);
  const std::string_view bytes = state.packed_->next();
  *block = bytes.data();
  if (!bytes.empty()) state.last_block_ = bytes;
  state.position_ += bytes.size();
  state.furthest_ = std::max(state.furthest_, state.position_);
  return static_cast<la_ssize_t>(bytes.size());
}

la_int64_t ArchiveReader::State::on_seek(archive*, void* self, la_int64_t offset, int whence) {
  auto& state = *static_cast<State*>(self);
  const auto size = static_cast<la_int64_t>(state.packed_->seekable_size());
  const la_int64_t from = whence == SEEK_SET   ? 0
                          : whence == SEEK_CUR ? static_cast<la_int64_t>(state.position_)
                                               : size;
  const la_int64_t to = from + offset;
  if (to < 0 || to > size) return ARCHIVE_FATAL;
  state.packed_->seek(static_cast<std::uint64_t>(to));
  state.position_ = static_cast<std::uint64_t>(to);
  return to;
}

void ArchiveReader::State::open() {
  archive_ = archive_read_new();
  if (archive_ == nullptr) throw base::Error(base::ErrorCode::io, "cannot unpack: out of memory");
  archive_read_support_filter_gzip(archive_);
  archive_read_support_filter_bzip2(archive_);
  archive_read_support_filter_xz(archive_);
  archive_read_support_filter_zstd(archive_);
  archive_read_support_format_tar(archive_);
  archive_read_support_format_zip(archive_);
  archive_read_support_format_raw(archive_);
  archive_read_support_format_empty(archive_);
  archive_read_set_callback_data(archive_, this);
  archive_read_set_read_callback(archive_, on_read);
  if (packed_->seekable_size() > 0) archive_read_set_seek_callback(archive_, on_seek);
  if (archive_read_open1(archive_) != ARCHIVE_OK) fail("is cut short or damaged");
}

void ArchiveReader::State::fail(const std::string& what) {
  if (!failure_.empty()) return;
  failure_ = packed_->failure();
  if (!failure_.empty()) return;
  const char* reason = archive_error_string(archive_);
  failure_ = what + ": " + (reason == nullptr ? "damaged data" : reason);
}

// Decompresses what is not asked for, under the same limits; a zip file knows where the next
// member is.
void ArchiveReader::State::pass_over_rest() {
  if (!in_member_) return;
  const bool zip = (archive_format(archive_) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
  if (zip && packed_->seekable_size() > 0) {
    if (archive_read_data_skip(archive_) < ARCHIVE_WARN) fail("is cut short or damaged");
  } else {
    while (!next().empty()) {
    }
  }
  in_member_ = false;
}

bool ArchiveReader::State::next_member(Member& member) {
  pass_over_rest();
  archive_entry* entry = nullptr;
  while (failure_.empty()) {
    const int status = archive_read_next_header(archive_, &entry);
    if (status == ARCHIVE_EOF) {
      if (!packed_->failure().empty()) fail("cannot be read");
      return false;
    }
    if (status < ARCHIVE_WARN) {
      fail("is cut short or damaged");
      return false;
    }
    if (archive_entry_filetype(entry) != AE_IFDIR) break;
  }
  if (!failure_.empty()) return false;
  member.name = single() ? ""
                         : first_text({archive_entry_pathname(entry),
                                       archive_entry_pathname_utf8(entry), "member without name"});
  member.refusal = refusal_of(entry);
  in_member_ = true;
  return true;
}

// libarchive ends a compressed file where no further stream begins, and says nothing of what may
// follow: the rest of a damaged file. Zeros are padding.
void ArchiveReader::State::check_tail() {
  if (!single() || !failure_.empty()) return;
  const auto used = static_cast<std::uint64_t>(archive_filter_bytes(archive_, -1));
  if (used > position_) return;
  const std::uint64_t unused = std::min<std::uint64_t>(position_ - used, last_block_.size());
  std::string_view tail = last_block_;
  tail.remove_prefix(tail.size() - static_cast<std::size_t>(unused));
  while (tail.find_first_not_of('\0') == std::string_view::npos) {
    tail = packed_->next();
    if (tail.empty()) return;
  }
  failure_ = "is damaged at byte " + std::to_string(used) + ": what follows is not compressed data";
}

std::string_view ArchiveReader::State::next() {
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (in_member_ && failure_.empty()) {
    const int status = archive_read_data_block(archive_, &block, &size, &offset);
    if (status == ARCHIVE_EOF) {
      if (!packed_->failure().empty()) fail("cannot be read");
      check_tail();
      in_member_ = false;
      return {};
    }
    if (status < ARCHIVE_WARN) {
      fail("is cut short or damaged");
      return {};
    }
    own_expanded_ += size;
    *expanded_ += size;
    if (*expanded_ > limits_.expanded_bytes)
      failure_ = "unpacks to more than " + size_text(limits_.expanded_bytes) +
                 ", the limit for one operand: unpack it and give its parts one by one";
    if (own_expanded_ > ratio_free_bytes &&
        own_expanded_ / limits_.expansion_ratio > std::max<std::uint64_t>(furthest_, 1))
      failure_ = "unpacks to more than " + std::to_string(limits_.expansion_ratio) +
                 " times its size: not unpacked further";
    if (!failure_.empty()) return {};
    if (size > 0) return {static_cast<const char*>(block), size};
  }
  return {};
}

ArchiveReader::ArchiveReader(ByteStream& packed, const ReadLimits& limits, std::uint64_t& expanded)
    : state_(std::make_unique<State>(packed, limits, expanded)) {}
ArchiveReader::~ArchiveReader() = default;

bool ArchiveReader::next_member(Member& member) { return state_->next_member(member); }
ByteStream& ArchiveReader::content() { return *state_; }
const std::string& ArchiveReader::failure() const { return state_->failure(); }
bool ArchiveReader::changed() const { return state_->changed(); }
bool ArchiveReader::single() const { return state_->single(); }

}  // namespace technews::corpus
