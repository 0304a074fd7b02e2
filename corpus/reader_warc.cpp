#include "corpus/reader_warc.h"

#include "corpus/http_response.h"
#include "corpus/markup.h"
#include "corpus/reader_html.h"
#include "corpus/warc_counts.h"
#include "corpus/warc_record.h"

#include <algorithm>

namespace technews::corpus {
namespace {

bool is_page_type(std::string_view media_type) {
  return media_type == "text/html" || media_type == "application/xhtml+xml";
}

bool is_web_address(std::string_view url) {
  return begins_ignoring_case(url, "http://") || begins_ignoring_case(url, "https://");
}

std::string_view without_line_ends(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  return text;
}

// What follows a block: two line ends, or what some writers leave of them before the next record.
bool ends_record(WebArchive kind, std::string_view behind) {
  if (kind == WebArchive::warc && (behind.starts_with("\r\n\r\n") || behind.starts_with("\n\n")))
    return true;
  behind = without_line_ends(behind);
  return behind.empty() || begins_record(kind, behind);
}

// By the first bytes of its block.
bool holds_page(const RecordHeader& header, std::string_view block) {
  HttpResponse response;
  if (header.type == "response" && parse_http(block, response))
    return response.status == 200 && is_page_type(response.media_type());
  return header.type == "resource" && is_page_type(media_type_in(header.content_type));
}

class WarcReader {
 public:
  WarcReader(const std::string& path, ReadSession& session) : path_(path), session_(&session) {}

  // Reads to the end, or to where the stream is damaged. members: of a file of gzip members.
  void read(InputBuffer& bytes, GzipMembers* members);
  void damaged(const std::string& failure);
  void say_at_end(bool failed);

 private:
  bool take_record(const RecordHeader& header);
  bool pass_over_block(const RecordHeader& header);
  bool find_next(std::size_t from);
  void broken(const std::string& what);
  void use(const RecordHeader& header, std::string_view block);
  void use_response(const RecordHeader& header, std::string_view block);
  void deliver(const RecordHeader& header, std::string_view body, const std::string& charset);
  std::uint64_t sound_until() const { return members_ ? members_->sound_until() : ~0ULL; }
  void reject(const std::string& what, Cause cause) {
    session_->reject(session_->origin(path_, record_), place_ + ": " + what, cause);
  }

  std::string path_;
  ReadSession* session_;
  InputBuffer* bytes_ = nullptr;
  GzipMembers* members_ = nullptr;
  WebArchive kind_ = WebArchive::warc;
  bool kind_known_ = false;
  std::uint64_t record_ = 0;  // of all kinds, from 1
  std::string place_;         // of the record
  WarcCounts counts_;
};

void WarcReader::broken(const std::string& what) {
  ++counts_.broken;
  reject(what + "; it is left out, reading goes on at the next record: fetch the file anew",
         Cause::damaged);
}

// Goes to the next record at or behind `from` of the unread bytes; false when there is none.
bool WarcReader::find_next(std::size_t from) {
  constexpr std::size_t step = std::size_t{1} << 20;
  constexpr std::size_t longest_start = 8192;  // of a record's first lines
  while (true) {
    const std::string_view unread = bytes_->peek(from + step);
    const std::size_t at = find_record(kind_, unread, std::min(from, unread.size()));
    if (at != std::string_view::npos) {
      bytes_->skip(at);
      return true;
    }
    if (unread.size() < from + step) {
      bytes_->skip(unread.size());
      return false;
    }
    bytes_->skip(unread.size() - longest_start);
    from = 1;
  }
}

// A block that is too long to be held; false when a record begins inside it.
bool WarcReader::pass_over_block(const RecordHeader& header) {
  constexpr std::size_t step = std::size_t{1} << 20;
  constexpr std::size_t longest_start = 8192;
  bytes_->skip(header.size);
  for (std::uint64_t left = header.length; left > 0;) {
    std::string_view unread = bytes_->peek(step);
    const std::size_t inside =
        static_cast<std::size_t>(std::min<std::uint64_t>(unread.size(), left));
    const std::size_t at = find_record(kind_, unread.substr(0, inside), 1);
    if (at != std::string_view::npos) {
      bytes_->skip(at);
      broken("its length of " + std::to_string(header.length) +
             " bytes reaches into other records");
      return false;
    }
    if (unread.size() < left && unread.size() < step) {
      bytes_->skip(unread.size());
      if (bytes_->failure().empty())
        broken("the file ends before the " + std::to_string(header.length) + " bytes of its block");
      return false;
    }
    const std::size_t passed =
        inside == left ? inside : inside - std::min(inside - 1, longest_start);
    bytes_->skip(passed);
    left -= passed;
  }
  return true;
}

// False when there is nothing more to read.
bool WarcReader::take_record(const RecordHeader& header) {
  // What follows the block is looked at as well.
  constexpr std::size_t beyond = 64;
  const std::uint64_t most = session_->limits().record_bytes + record_header_bytes;
  if (header.length > most) {
    const std::string_view start = bytes_->peek(header.size + record_header_bytes);
    const bool page = holds_page(header, start.substr(std::min(header.size, start.size())));
    if (!pass_over_block(header)) return true;
    ++counts_.too_long;
    if (page)
      reject("the page is longer than " + size_text(session_->limits().record_bytes) +
                 ", the limit for one article",
             Cause::damaged);
    return true;
  }
  const std::size_t whole = header.size + static_cast<std::size_t>(header.length);
  const std::string_view unread = bytes_->peek(whole + beyond);
  const bool ends = unread.size() < whole + beyond;
  const bool cut = unread.size() < whole;
  if (ends && !bytes_->failure().empty() && (cut || bytes_->offset() + whole > sound_until()))
    return false;  // the damage is told by who can
  const std::string_view behind = unread.substr(std::min(whole, unread.size()));
  if (cut || !ends_record(kind_, behind)) {
    broken(cut ? "the file ends, or other records begin, before the " +
                     std::to_string(header.length) + " bytes of its block"
               : "its length of " + std::to_string(header.length) +
                     " bytes doesn't end where a record ends");
    return find_next(header.size);
  }
  use(header, unread.substr(header.size, static_cast<std::size_t>(header.length)));
  bytes_->skip(whole);
  return true;
}

void WarcReader::read(InputBuffer& bytes, GzipMembers* members) {
  bytes_ = &bytes;
  members_ = members;
  while (!session_->stopped()) {
    std::string_view unread = without_line_ends(bytes.peek(record_header_bytes));
    const std::size_t line_ends = bytes.peek(record_header_bytes).size() - unread.size();
    if (unread.empty()) {
      bytes.skip(line_ends);
      if (bytes.peek(1).empty()) return;
      continue;
    }
    bytes.skip(line_ends);
    unread = bytes.peek(record_header_bytes);
    if (!kind_known_) kind_ = kind_of_archive(unread);
    kind_known_ = true;
    const std::uint64_t at = members ? members->member_of(bytes.offset()) : bytes.offset();
    ++record_;
    place_ = (members ? "the record in the gzip member at byte " : "the record at byte ") +
             std::to_string(at);
    RecordHeader header;
    const std::string wrong = parse_record_header(kind_, unread, header);
    const bool at_damage = unread.size() < record_header_bytes && !bytes.failure().empty() &&
                           bytes.offset() >= sound_until();
    if (at_damage) return;
    if (wrong.empty()) {
      if (!take_record(header)) return;
      continue;
    }
    broken(wrong);
    if (!find_next(1)) return;
  }
}

void WarcReader::damaged(const std::string& failure) {
  ++counts_.broken;
  session_->reject(session_->origin(path_, record_),
                   failure +
                       "; what is in it is left out, reading goes on at the next record: "
                       "fetch the file anew",
                   Cause::damaged);
}

void WarcReader::use(const RecordHeader& header, std::string_view block) {
  const std::string media_type = media_type_in(header.content_type);
  if (header.type == "response" && is_web_address(header.url)) {
    use_response(header, block);
  } else if (header.type == "resource" && is_web_address(header.url)) {
    if (is_page_type(media_type)) {
      deliver(header, block, charset_in(header.content_type));
    } else {
      counts_.other_media(media_type);
    }
  } else if (header.type == "conversion" && media_type == "text/plain") {
    RawArticle article;
    article.origin = session_->origin(path_, record_);
    article.url = header.url;
    article.body = block;
    ++counts_.pages;
    session_->deliver(std::move(article));
  } else {
    counts_.other_type(header.type);
  }
}

void WarcReader::use_response(const RecordHeader& header, std::string_view block) {
  HttpResponse response;
  if (!parse_http(block, response)) {
    ++counts_.broken;
    reject("holds no HTTP response: left out", Cause::damaged);
    return;
  }
  std::string media_type = response.media_type();
  if (media_type.empty() && is_html(response.body)) media_type = "text/html";
  if (response.status != 200) {
    counts_.other_status(response.status);
  } else if (!is_page_type(media_type)) {
    counts_.other_media(media_type);
  } else {
    const Unpacked body =
        body_of(response, static_cast<std::size_t>(session_->limits().record_bytes));
    if (!body.error.empty() || (body.cut && !header.truncated)) {
      ++counts_.broken;
      reject("the body of " + header.url + " " +
                 (body.error.empty() ? "is cut short" : body.error) +
                 ": left out; fetch the page anew",
             Cause::damaged);
      return;
    }
    if (header.truncated) ++counts_.truncated;
    deliver(header, body.bytes, response.charset());
  }
}

void WarcReader::deliver(const RecordHeader& header, std::string_view body,
                         const std::string& charset) {
  if (body.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    ++counts_.empty;
    return;
  }
  RawArticle article;
  article.origin = session_->origin(path_, record_);
  article.url = header.url;
  fill_page(body, charset, article);
  ++counts_.pages;
  session_->deliver(std::move(article));
}

void WarcReader::say_at_end(bool failed) {
  if (session_->stopped()) return;
  const std::string text = counts_.text();
  if (counts_.pages == 0 && counts_.broken == 0 && !failed) {
    session_->reject(session_->origin(path_),
                     "holds no page that was fetched" + (text.empty() ? "" : ": " + text),
                     Cause::refused);
  } else {
    session_->note(path_ + ": " + text);
  }
}

}  // namespace

void read_warc(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  WarcReader reader(path, session);
  reader.read(bytes, nullptr);
  reader.say_at_end(!bytes.failure().empty());
}

bool read_gzip_warc(ByteStream& packed, const std::string& path, ReadSession& session,
                    bool may_retry) {
  const std::uint64_t before = session.delivered();
  GzipMembers members(packed, session.limits(), session.expanded());
  WarcReader reader(path, session);
  bool any_failure = false;
  do {
    InputBuffer bytes(members);
    reader.read(bytes, &members);
    if (members.failure().empty() || session.stopped()) break;
    if (may_retry && members.changed() && session.delivered() == before && !any_failure)
      return true;
    any_failure = true;
    reader.damaged(members.failure());
  } while (members.resume(is_web_archive));
  reader.say_at_end(any_failure);
  return false;
}

}  // namespace technews::corpus
