#include "corpus/reader_members.h"

#include "corpus/beir.h"
#include "corpus/reader_archive.h"
#include "corpus/reader_formats.h"
#include "corpus/reader_text.h"
#include "shared/base/hash.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace technews::corpus {
namespace {

// A member of an archive that is unpacked anew to reach it.
class ReopenedMember : public ByteStream {
 public:
  ReopenedMember(std::unique_ptr<ByteStream> packed, const ReadLimits& limits, std::uint64_t index)
      : packed_(std::move(packed)), reader_(*packed_, limits, expanded_) {
    Member member;
    for (std::uint64_t i = 0; i <= index; ++i)
      if (!reader_.next_member(member)) return;
  }
  std::string_view next() override { return reader_.content().next(); }
  const std::string& failure() const override { return reader_.failure(); }
  bool changed() const override { return reader_.changed(); }

 private:
  std::unique_ptr<ByteStream> packed_;
  std::uint64_t expanded_ = 0;  // of this pass alone: the first one counted for the operand
  ArchiveReader reader_;
};

// Companions whose texts have not come yet, by the texts' names.
class Companions {
 public:
  explicit Companions(std::uint64_t limit) : limit_(limit) {}

  void keep(const std::string& text_name, Companion companion) {
    const std::uint64_t size = size_of(text_name, companion);
    if (bytes_ + size > limit_) {
      dropped_.insert(base::hash64(text_name));
    } else {
      bytes_ += size;
      kept_.insert_or_assign(text_name, std::move(companion));
    }
  }
  bool take(const std::string& text_name, Companion& companion) {
    const auto found = kept_.find(text_name);
    if (found == kept_.end()) return false;
    bytes_ -= size_of(text_name, found->second);
    companion = std::move(found->second);
    kept_.erase(found);
    return true;
  }
  bool dropped(const std::string& text_name) const {
    return dropped_.contains(base::hash64(text_name));
  }
  const std::map<std::string, Companion>& left() const { return kept_; }

 private:
  static std::uint64_t size_of(const std::string& text_name, const Companion& companion) {
    constexpr std::uint64_t overhead = 200;  // of a map's node and its strings
    return text_name.size() + companion.title.size() + companion.url.size() + overhead;
  }

  std::map<std::string, Companion> kept_;
  std::unordered_set<std::uint64_t> dropped_;
  std::uint64_t limit_;
  std::uint64_t bytes_ = 0;
};

bool is_hidden(std::string_view name) {
  return name.starts_with("__MACOSX/") ||
         (base_name(name).starts_with('.') && base_name(name) != "." && base_name(name) != "..");
}

class MembersReader {
 public:
  MembersReader(const Input& input, ReadSession& session)
      : input_(&input), session_(&session), companions_(session.limits().companion_bytes) {}

  // False when the archive changed, nothing was handed on and may_retry.
  bool read_all(ByteStream& packed, bool may_retry);

 private:
  bool first_pass(ArchiveReader& reader);
  void sort_out_measures();
  void second_pass();
  void read_member(ArchiveReader& reader, const Member& member);
  void read_other(ArchiveReader& reader, const Member& member);
  void read_text(ByteStream& content, const std::string& name, const Companion* companion);
  Input input_of(const std::string& name) const;
  void report_left();
  void reject(const std::string& path, const std::string& reason, Cause cause) {
    session_->reject(session_->origin(path), reason, cause);
  }

  const Input* input_;
  ReadSession* session_;
  std::uint64_t index_ = 0;     // of the member being read
  std::vector<bool> deferred_;  // members for the second pass
  bool any_deferred_ = false;
  Companions companions_;
  // Of BEIR collections: which folders hold one, and the members that may be its measures.
  std::set<std::string> collections_;
  std::vector<std::pair<std::uint64_t, std::string>> measures_;
};

Input MembersReader::input_of(const std::string& name) const {
  Input member;
  member.path = name.empty() ? input_->path : input_->path + '!' + name;
  member.name = name.empty() ? std::string(unpacked_name(input_->name)) : name;
  member.nesting = input_->nesting + 1;
  member.open = [open = input_->open, index = index_, limits = session_->limits()]() -> Opened {
    Opened packed = open();
    if (!packed.stream) return packed;
    return {std::make_unique<ReopenedMember>(std::move(packed.stream), limits, index), {}};
  };
  return member;
}

void MembersReader::read_text(ByteStream& content, const std::string& name,
                              const Companion* companion) {
  Input text = input_of(name);
  text.companion = companion;
  read_stream(text, content, *session_, false);
}

// Anything but a .txt: a companion to keep, or an input of its own.
void MembersReader::read_other(ArchiveReader& reader, const Member& member) {
  const Input input = input_of(member.name);
  if (member.name.empty() || format_named(member.name) != nullptr ||
      !packing_named(member.name).empty()) {
    read_stream(input, reader.content(), *session_, false);
    return;
  }
  std::string head = take_head(reader.content(), companion_head_bytes);
  if (auto companion = parse_companion(std::string_view(head).substr(0, companion_head_bytes))) {
    companions_.keep(member.name + std::string(text_suffix), std::move(*companion));
    return;
  }
  Prefixed whole(std::move(head), reader.content());
  read_stream(input, whole, *session_, false);
}

void MembersReader::read_member(ArchiveReader& reader, const Member& member) {
  const std::string path = input_of(member.name).path;
  if (!member.refusal.empty()) {
    reject(path, member.refusal, Cause::refused);
  } else if (is_hidden(member.name)) {
    session_->hidden(path);
  } else if (beir_folder_of(member.name)) {
    measures_.emplace_back(index_, member.name);
  } else if (!member.name.ends_with(text_suffix)) {
    if (is_beir_corpus(member.name))
      collections_.emplace(member.name.substr(0, member.name.rfind('/') + 1));
    read_other(reader, member);
  } else if (Companion companion; companions_.take(member.name, companion)) {
    read_text(reader.content(), member.name, &companion);
  } else {
    deferred_.back() = true;
    any_deferred_ = true;
  }
}

bool MembersReader::first_pass(ArchiveReader& reader) {
  Member member;
  for (; !session_->stopped() && reader.next_member(member); ++index_) {
    deferred_.push_back(false);
    read_member(reader, member);
  }
  return index_ > 0;
}

// When all members are known: measures of a collection are passed over, others read after all.
void MembersReader::sort_out_measures() {
  std::map<std::string, std::vector<std::string>> passed_over;
  for (const auto& [index, name] : measures_) {
    const std::string folder = beir_folder_of(name).value_or("");
    if (collections_.contains(folder)) {
      passed_over[folder].push_back(name);
    } else {
      deferred_[index] = true;
      any_deferred_ = true;
    }
  }
  for (const auto& [folder, names] : passed_over)
    session_->note(input_of(folder).path + ": " + beir_note(names));
}

void MembersReader::second_pass() {
  const Opened opened = input_->open();
  if (!opened.stream) {
    reject(input_->path, opened.failure, Cause::damaged);
    return;
  }
  std::uint64_t expanded = 0;  // counted by the first pass
  ArchiveReader reader(*opened.stream, session_->limits(), expanded);
  Member member;
  for (index_ = 0; index_ < deferred_.size() && !session_->stopped(); ++index_) {
    if (!reader.next_member(member)) return;
    if (!deferred_[index_]) continue;
    Companion companion;
    if (companions_.take(member.name, companion)) {
      read_text(reader.content(), member.name, &companion);
    } else if (!member.name.ends_with(text_suffix)) {
      read_other(reader, member);
    } else if (companions_.dropped(member.name)) {
      reject(input_of(member.name).path,
             "its companion stands too far from it in the archive: unpack it and give the folder",
             Cause::damaged);
    } else {
      read_text(reader.content(), member.name, nullptr);
    }
  }
}

void MembersReader::report_left() {
  for (const auto& [text_name, companion] : companions_.left()) {
    const std::string name = text_name.substr(0, text_name.size() - text_suffix.size());
    reject(input_of(name).path,
           "is the companion of a page whose text, " + text_name + ", is missing", Cause::damaged);
  }
}

bool MembersReader::read_all(ByteStream& packed, bool may_retry) {
  const std::uint64_t before = session_->delivered();
  ArchiveReader reader(packed, session_->limits(), session_->expanded());
  const bool any = first_pass(reader);
  const std::string failure = reader.failure();
  if (may_retry && reader.changed() && session_->delivered() == before) return false;
  sort_out_measures();
  if (any_deferred_ && !session_->stopped()) second_pass();
  report_left();
  const std::uint64_t records = session_->delivered() - before;
  if (reader.single() && any) return true;  // reported with its one member
  if (!failure.empty()) {
    reject(input_->path, failure + "; " + records_read(records), Cause::damaged);
  } else if (!any) {
    reject(input_->path, "unpacks to no files", Cause::refused);
  }
  return true;
}

}  // namespace

bool read_members(const Input& input, ByteStream& packed, ReadSession& session, bool may_retry) {
  return !MembersReader(input, session).read_all(packed, may_retry);
}

}  // namespace technews::corpus
