#include "shared/index/record.h"

#include "shared/base/error.h"
#include "shared/base/hash.h"

#include <array>
#include <limits>

namespace technews::index {
namespace {

constexpr std::uint8_t record_version = 2;
constexpr std::size_t checksum_size = 8;

class Writer {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>((value & 0x7F) | 0x80);
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_.append(value);
  }
  void texts(const std::vector<std::string>& values) {
    number(values.size());
    for (const std::string& value : values) text(value);
  }
  // Ranges are ordered as a rule, so that differences are small numbers; any order survives.
  void spans(const std::vector<base::ByteSpan>& values) {
    number(values.size());
    std::size_t last = 0;
    for (const base::ByteSpan span : values) {
      number(span.begin - last);  // modulo 2^64
      number(span.end - span.begin);
      last = span.end;
    }
  }
  void date(const std::optional<base::Date>& value) {
    number(value ? static_cast<std::uint64_t>(value->precision) : 0);
    if (!value) return;
    number(static_cast<std::uint64_t>(value->year));
    number(static_cast<std::uint64_t>(value->month));
    number(static_cast<std::uint64_t>(value->day));
  }
  std::string sealed() {
    const std::uint64_t sum = base::hash64(bytes_);
    for (std::size_t i = 0; i < checksum_size; ++i) bytes_ += static_cast<char>(sum >> (8 * i));
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

// Reads what a Writer wrote; every step checks that there are bytes left.
class Reader {
 public:
  Reader(std::string_view bytes, std::string_view what) : bytes_(bytes), what_(what) {}

  [[noreturn]] void fail(const std::string& why) const {
    throw base::Error(base::ErrorCode::index_corrupt,
                      "the stored record of " + std::string(what_) + " is damaged: " + why,
                      {"build the index anew:  indexer add --rebuild -d DIR FILE_OR_DIR..."});
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) fail("it ends early");
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
    fail("a number is too long");
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > bytes_.size()) fail("a text is too long");
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
  }
  // Every element takes a byte at least: a count past the bytes left is refused before it is
  // allocated.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > bytes_.size()) fail("a list is too long");
    return value;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> values(count());
    for (std::string& value : values) value = text();
    return values;
  }
  std::vector<base::ByteSpan> spans() {
    std::vector<base::ByteSpan> values(count());
    std::size_t last = 0;
    for (base::ByteSpan& span : values) {
      span.begin = last + number();
      span.end = span.begin + number();
      last = span.end;
    }
    return values;
  }
  std::optional<base::Date> date() {
    const std::uint64_t precision = number();
    if (precision == 0) return std::nullopt;
    base::Date value;
    const std::uint64_t year = number();
    const std::uint64_t month = number();
    const std::uint64_t day = number();
    if (precision > 3 || year > 9999 || month > 12 || day > 31) fail("the date is none");
    value.precision = static_cast<base::DatePrecision>(precision);
    value.year = static_cast<int>(year);
    value.month = static_cast<int>(month);
    value.day = static_cast<int>(day);
    return value;
  }
  std::uint32_t number32() {
    const std::uint64_t value = number();
    if (value > std::numeric_limits<std::uint32_t>::max()) fail("a number is too large");
    return static_cast<std::uint32_t>(value);
  }
  void check_end() const {
    if (!bytes_.empty()) fail("it has bytes after its end");
  }
  void check_sum() {
    if (bytes_.size() < checksum_size) fail("it ends early");
    const std::string_view stored = bytes_.substr(bytes_.size() - checksum_size);
    bytes_.remove_suffix(checksum_size);
    const std::uint64_t sum = base::hash64(bytes_);
    for (std::size_t i = 0; i < checksum_size; ++i) {
      if (stored[i] != static_cast<char>(sum >> (8 * i))) fail("its checksum doesn't fit");
    }
  }

 private:
  std::string_view bytes_;
  std::string_view what_;
};

// The texts of a record, in the order they are stored.
template <typename AnyRecord>
auto texts_of(AnyRecord& record) {
  return std::array{&record.id,          &record.title,   &record.text,    &record.url,
                    &record.site,        &record.author,  &record.section, &record.language,
                    &record.date_source, &record.operand, &record.path,    &record.raw_hash,
                    &record.body_hash,   &record.story};
}

void write(Writer& out, const Record& record) {
  for (const std::string* value : texts_of(record)) out.text(*value);
  out.texts(record.url_aliases);
  out.texts(record.tags);
  out.date(record.date);
  out.number(record.record_number);
  out.spans(record.kept);
  out.number(record.model_version);
  out.number(record.copies.size());
  for (const Record& copy : record.copies) write(out, copy);
}

Record read(Reader& in) {
  Record record;
  for (std::string* value : texts_of(record)) *value = in.text();
  record.url_aliases = in.texts();
  record.tags = in.texts();
  record.date = in.date();
  record.record_number = in.number();
  record.kept = in.spans();
  record.model_version = in.number32();
  for (std::size_t i = in.count(); i > 0; --i) record.copies.push_back(read(in));
  return record;
}

}  // namespace

std::set<std::string> text_hashes(const Record& record) {
  std::set<std::string> hashes;
  if (!record.text.empty()) hashes.insert(base::hash128_hex(record.text));
  if (!record.body_hash.empty()) hashes.insert(record.body_hash);
  for (const Record& copy : record.copies)
    if (!copy.body_hash.empty()) hashes.insert(copy.body_hash);
  return hashes;
}

std::string serialize(const Record& record) {
  Writer out;
  out.number(record_version);
  write(out, record);
  return out.sealed();
}

Record parse_record(std::string_view bytes, std::string_view what) {
  Reader in(bytes, what);
  in.check_sum();
  if (in.number() != record_version) in.fail("its version is unknown");
  Record record = read(in);
  in.check_end();
  return record;
}

}  // namespace technews::index
