#include "corpus/gzip_members.h"

#include "corpus/reader_session.h"

#include <algorithm>

namespace technews::corpus {
namespace {

constexpr std::string_view magic = "\x1f\x8b\x08";
constexpr std::size_t kept_bytes = std::size_t{1} << 20;
constexpr std::size_t look_bytes = std::size_t{64} << 10;
constexpr std::uint64_t ratio_free_bytes = 16ULL << 20;

}  // namespace

bool unpacks_to(std::string_view head, bool (*begins)(std::string_view head)) {
  if (!head.starts_with(magic)) return false;
  Inflater inflater(Wrapping::gzip);
  const Inflater::Piece piece = inflater.take(head);
  return piece.state != Inflater::State::damaged && begins(piece.bytes);
}

void GzipMembers::damage(const std::string& what) {
  failure_ = packed_.failure();
  final_ = !failure_.empty();
  if (failure_.empty())
    failure_ = "the gzip member at byte " + std::to_string(member_packed_) + " " + what;
}

// False at the end of the file, and where no member begins.
bool GzipMembers::begin_member() {
  std::string_view head = packed_.peek(magic.size());
  // Zeros may fill the last block of a tape.
  while (!head.empty() && head.front() == '\0') {
    packed_.skip(std::min(head.find_first_not_of('\0'), head.size()));
    head = packed_.peek(magic.size());
  }
  member_packed_ = packed_.offset();
  member_unpacked_ = unpacked_;
  ended_ = head.empty() && packed_.failure().empty();
  if (ended_) return false;
  if (!head.starts_with(magic)) {
    damage("has no gzip header");
    return false;
  }
  inflater_.reset();
  in_member_ = true;
  ahead_ = 0;
  // Of empty members only the last one counts.
  if (!starts_.empty() && starts_.back().unpacked == unpacked_) starts_.pop_back();
  starts_.push_back({unpacked_, member_packed_});
  return true;
}

bool GzipMembers::check_limits(std::size_t fresh) {
  unpacked_ += fresh;
  all_unpacked_ += fresh;
  *expanded_ += fresh;
  const std::uint64_t taken = packed_.offset() + ahead_;
  if (*expanded_ > limits_->expanded_bytes) {
    failure_ = "unpacks to more than " + size_text(limits_->expanded_bytes) +
               ", the limit for one operand: unpack it and give its parts one by one";
  } else if (all_unpacked_ > ratio_free_bytes && all_unpacked_ / limits_->expansion_ratio > taken) {
    failure_ = "unpacks to more than " + std::to_string(limits_->expansion_ratio) +
               " times its size: not unpacked further";
  }
  final_ = !failure_.empty();
  return failure_.empty();
}

std::string_view GzipMembers::next() {
  while (failure_.empty() && !ended_) {
    if (!in_member_ && !begin_member()) break;
    const std::string_view unread = packed_.peek(ahead_ + 1);
    const Inflater::Piece piece = inflater_.take(unread.substr(std::min(ahead_, unread.size())));
    ahead_ += piece.used;
    if (piece.state == Inflater::State::ended) {
      packed_.skip(ahead_);
      ahead_ = 0;
      in_member_ = false;
    } else if (ahead_ > kept_bytes) {
      packed_.skip(ahead_ - kept_bytes);
      ahead_ = kept_bytes;
    }
    if (piece.state == Inflater::State::damaged) {
      damage("is damaged (" + piece.error + ")");
    } else if (piece.used == 0 && piece.bytes.empty()) {
      damage("is cut short");
    } else if (!check_limits(piece.bytes.size())) {
      break;
    } else if (!piece.bytes.empty()) {
      return piece.bytes;
    }
  }
  return {};
}

bool GzipMembers::opens_member(std::size_t at, bool (*begins)(std::string_view head)) {
  return unpacks_to(packed_.peek(at + look_bytes).substr(at, look_bytes), begins);
}

bool GzipMembers::resume(bool (*begins)(std::string_view head)) {
  constexpr int most_candidates = 10'000;  // by chance one in 16 MB has the three bytes
  int candidates = 0;
  // What was read ahead is searched too: a member that was cut short took the next one's bytes.
  std::size_t from = packed_.offset() == member_packed_ ? 1 : 0;
  while (!final_ && candidates < most_candidates) {
    std::string_view unread = packed_.peek(from + look_bytes);
    const std::size_t at = unread.find(magic, std::min(from, unread.size()));
    if (at == std::string_view::npos) {
      const std::size_t passed = unread.size() - std::min(unread.size(), magic.size() - 1);
      if (passed == 0 || unread.size() <= from) break;
      packed_.skip(passed);
      from = 0;
    } else if (++candidates; opens_member(at, begins)) {
      packed_.skip(at);
      failure_.clear();
      in_member_ = false;
      ahead_ = 0;
      unpacked_ = 0;
      starts_.clear();
      return true;
    } else {
      from = at + 1;
      if (from > kept_bytes) {
        packed_.skip(from);
        from = 0;
      }
    }
  }
  return false;
}

std::uint64_t GzipMembers::member_of(std::uint64_t unpacked_offset) {
  while (starts_.size() > 1 && starts_[1].unpacked <= unpacked_offset) starts_.pop_front();
  return starts_.empty() ? member_packed_ : starts_.front().packed;
}

}  // namespace technews::corpus
