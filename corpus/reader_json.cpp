#include "corpus/reader_json.h"

#include "corpus/fields.h"
#include "corpus/json_flatten.h"
#include "corpus/json_splitter.h"
#include "corpus/markup.h"
#include "corpus/reader_archive.h"
#include "shared/base/utf8.h"
#include "shared/normalization/utf8_repair.h"

#include <algorithm>

namespace technews::corpus {
namespace {

constexpr std::size_t look_bytes = std::size_t{256} * 1024;

std::size_t as_size(std::uint64_t bytes) { return static_cast<std::size_t>(bytes); }

// Where a text stands in its input.
struct Place {
  std::uint64_t record = 0;
  std::uint64_t line = 0;    // of its first byte, from 1
  std::uint64_t column = 1;  // the same
  std::uint64_t offset = 0;  // of its first byte, from 0
};

// "line 12, column 31 (byte 40123)"; columns count bytes from 1, as compilers do.
std::string place_of(const Place& place, std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  const auto lines = static_cast<std::uint64_t>(std::ranges::count(before, '\n'));
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const std::uint64_t column = (lines == 0 ? place.column : 1) + before.size() - line_begin;
  return "line " + std::to_string(place.line + lines) + ", column " + std::to_string(column) +
         " (byte " + std::to_string(place.offset + before.size()) + ")";
}

class JsonReader {
 public:
  JsonReader(InputBuffer& bytes, const std::string& path, ReadSession& session)
      : bytes_(&bytes), path_(path), session_(&session), finder_(session.options().field_map) {
    flat_limits_.depth = session.limits().json_depth;
  }

  void read_lines();
  void read_document();
  void say_at_end();

 private:
  void record(std::string_view text, const Place& place);
  void too_long(const Place& place);
  void reject(const Place& place, const std::string& reason, Cause cause) {
    session_->reject(session_->origin(path_, place.record, place.line), reason, cause);
  }

  InputBuffer* bytes_;
  std::string path_;
  ReadSession* session_;
  FieldFinder finder_;
  FlatLimits flat_limits_;
  std::string said_;         // of the fields
  bool any_ = false;         // records, good or bad
  std::uint64_t pages_ = 0;  // bodies of markup
  std::uint64_t texts_ = 0;  // and others
};

void JsonReader::record(std::string_view text, const Place& place) {
  any_ = true;
  FlatObject object = flatten_json(text, flat_limits_);
  normalization::Repaired repaired;
  // The parser checks the encoding on its way; only a text that fails it is mended first.
  if (!object.error.empty() && !base::is_valid_utf8(text)) {
    repaired = normalization::repair_utf8(text);
    text = repaired.text;
    object = flatten_json(text, flat_limits_);
  }
  if (!object.error.empty()) {
    reject(place, place_of(place, text, object.error_offset) + ": " + object.error, Cause::damaged);
    return;
  }
  RawArticle article;
  article.origin = session_->origin(path_, place.record, place.line);
  const std::size_t recoded = repaired.charset == "UTF-8" ? 0 : 1;
  article.repairs = std::max(repaired.total(), recoded) + object.repairs;
  if (!finder_.fill(object.values, article)) {
    const std::string names = value_names(object.values);
    reject(place,
           names.empty() ? "line " + std::to_string(place.line) + ": the record holds nothing"
                         : "line " + std::to_string(place.line) +
                               ": no title, text or id among its fields (" + names +
                               "): name them in a field map",
           Cause::refused);
    return;
  }
  const bool markup = is_markup(article.body);
  if (markup) article.form = BodyForm::html;
  ++(markup ? pages_ : texts_);
  if (said_.empty()) {
    said_ = finder_.found();
    session_->note(path_ + ": " + said_ + (markup ? "; the body is markup" : ""));
  }
  session_->deliver(std::move(article));
}

void JsonReader::too_long(const Place& place) {
  any_ = true;
  reject(place,
         "line " + std::to_string(place.line) + " (byte " + std::to_string(place.offset) +
             "): the record is longer than " + size_text(session_->limits().record_bytes) +
             ", the limit for one article",
         Cause::damaged);
}

void JsonReader::read_lines() {
  const std::size_t limit = as_size(session_->limits().record_bytes);
  InputBuffer::Line line;
  Place place;
  for (place.offset = bytes_->offset(); !session_->stopped() && bytes_->next_line(line, limit);
       place.offset = bytes_->offset()) {
    // Of an input that is cut short the last line is a piece.
    if (line.unfinished && !bytes_->failure().empty()) return;
    place.line = line.number;
    if (line.too_long) {
      ++place.record;
      too_long(place);
    } else if (line.text.find_first_not_of(" \t\r") != std::string_view::npos) {
      ++place.record;
      record(line.text, place);
    }
  }
}

void JsonReader::read_document() {
  JsonSplitter splitter(*bytes_, as_size(session_->limits().record_bytes));
  JsonSplitter::Element element;
  Place place;
  while (!session_->stopped() && splitter.next(element)) {
    place = {place.record + 1, element.line, element.column, element.offset};
    if (element.too_long) {
      too_long(place);
    } else {
      record(element.text, place);
    }
  }
  if (splitter.error().empty()) return;
  place = {0, bytes_->line(), bytes_->column(), bytes_->offset()};
  any_ = true;
  reject(place,
         place_of(place, {}, 0) + ": " + splitter.error() + "; the rest of the file is left out",
         Cause::damaged);
}

void JsonReader::say_at_end() {
  if (!any_ && bytes_->failure().empty())
    session_->reject(session_->origin(path_), "holds no record", Cause::refused);
  if (const std::string all = finder_.found(); all != said_ && !all.empty())
    session_->note(path_ + ": in all records: " + all);
  if (pages_ > 0 && texts_ > 0)
    session_->note(path_ + ": " + std::to_string(pages_) + " of " +
                   std::to_string(pages_ + texts_) + " bodies are markup");
  for (const std::string& missing : finder_.unmatched())
    session_->note(path_ + ": no record holds the mapped field: " + missing);
}

bool is_utf16(std::string_view head) {
  return head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff");
}

}  // namespace

void read_json(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  const std::string_view head = bytes.peek(3);
  if (is_utf16(head)) {
    session.reject(session.origin(path), "is UTF-16; JSON is read as UTF-8: convert it",
                   Cause::refused);
    return;
  }
  if (head.starts_with("\xEF\xBB\xBF")) bytes.skip(3);
  const std::string suffix = extension(unpacked_name(base_name(path)));
  const bool named_lines = suffix == "jsonl" || suffix == "ndjson" || suffix == "jl";
  JsonReader reader(bytes, path, session);
  if (JsonSplitter::holds_lines(bytes, named_lines, look_bytes)) {
    reader.read_lines();
  } else {
    reader.read_document();
  }
  reader.say_at_end();
}

}  // namespace technews::corpus
