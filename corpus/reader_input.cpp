#include "corpus/reader_input.h"

#include "corpus/reader_archive.h"
#include "corpus/reader_buffer.h"
#include "corpus/reader_formats.h"
#include "corpus/reader_members.h"
#include "corpus/reader_text.h"
#include "corpus/reader_warc.h"
#include "corpus/warc_record.h"

#include <algorithm>

namespace technews::corpus {
namespace {

// Enough for a tar header and for the first lines of a companion file.
constexpr std::size_t head_bytes = 4096;

void reject(const Input& input, ReadSession& session, const std::string& reason, Cause cause) {
  session.reject(session.origin(input.path), reason, cause);
}

enum class Packed { no, yes, unusable };

// Whether the input is to be unpacked; unusable after saying why it can't be read at all.
Packed check_packing(const Input& input, std::string_view head, ReadSession& session) {
  const std::string_view packing = packing_of(head);
  const std::string_view promised = packing_named(input.name);
  if (packing.empty()) {
    if (promised.empty()) return Packed::no;
    reject(input, session,
           head.empty() ? "is empty"
                        : "is named as if it were " + std::string(promised) +
                              ", but its content is not: damaged, or misnamed",
           Cause::damaged);
    return Packed::unusable;
  }
  // Documents of programs are archives too: .docx, .epub, .jar.
  const Format* named = format_named(input.name);
  if (packing == "zip" && promised.empty() && named != nullptr && named->read == nullptr)
    return Packed::no;
  const unsigned most = session.limits().nesting;
  if (input.nesting < most) return Packed::yes;
  reject(input, session,
         "is " + std::string(packing) + " inside " + std::to_string(input.nesting) +
             " other archives; " + std::to_string(most) +
             " levels are unpacked: unpack the outer one and give the folder",
         Cause::damaged);
  return Packed::unusable;
}

void read_format(const Input& input, std::string_view head, InputBuffer& bytes,
                 ReadSession& session) {
  if (input.companion != nullptr) {
    read_paired_text(bytes, input.path, session, *input.companion);
    return;
  }
  if (head.empty() && bytes.failure().empty()) {
    reject(input, session, "is empty", Cause::refused);
    return;
  }
  const Format* format = format_of(input.name, head);
  if (format == nullptr || format->read == nullptr) {
    reject(input, session, not_read_reason(input.name, format),
           format == nullptr ? Cause::refused : format->cause);
    return;
  }
  format->read(bytes, input.path, session);
}

}  // namespace

bool read_stream(const Input& input, ByteStream& stream, ReadSession& session, bool may_retry) {
  const std::uint64_t before = session.delivered();
  std::string head = take_head(stream, head_bytes);
  const Packed packed =
      input.companion != nullptr ? Packed::no : check_packing(input, head, session);
  if (packed == Packed::unusable) return false;
  // Of a web archive one record after the other is packed, which libarchive reads as one stream.
  if (packed == Packed::yes && unpacks_to(head, is_web_archive)) {
    Prefixed whole(std::move(head), stream);
    return read_gzip_warc(whole, input.path, session, may_retry);
  }
  if (packed == Packed::yes && stream.seekable_size() > 0) {
    stream.seek(0);
    return read_members(input, stream, session, may_retry);
  }
  const std::string seen = head.substr(0, head_bytes);
  Prefixed whole(std::move(head), stream);
  if (packed == Packed::yes) return read_members(input, whole, session, may_retry);
  InputBuffer bytes(whole);
  read_format(input, seen, bytes, session);
  if (bytes.failure().empty() || session.stopped()) return false;
  const std::uint64_t records = session.delivered() - before;
  if (may_retry && bytes.changed() && records == 0) return true;
  reject(input, session, bytes.failure() + "; " + records_read(records), Cause::damaged);
  return false;
}

void read_input(const Input& input, ReadSession& session) {
  constexpr int attempts = 3;
  for (int attempt = 1; attempt <= attempts && !session.stopped(); ++attempt) {
    const Opened opened = input.open();
    if (!opened.stream) {
      reject(input, session, opened.failure, Cause::damaged);
      return;
    }
    const bool again = read_stream(input, *opened.stream, session, attempt < attempts);
    session.summary().bytes += opened.stream->stored_bytes();
    if (!again) return;
  }
}

}  // namespace technews::corpus
