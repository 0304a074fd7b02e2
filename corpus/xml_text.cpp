#include "corpus/xml_text.h"

#include "corpus/markup.h"
#include "corpus/page_encoding.h"
#include "shared/base/utf8.h"
#include "shared/normalization/charset.h"

#include <algorithm>

namespace technews::corpus {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool has_one_byte_a_character(const std::string& charset) {
  const std::string name = to_lower_ascii(charset);
  constexpr std::array<std::string_view, 6> families{"windows-125", "iso-8859-", "koi8",
                                                     "us-ascii",    "macintosh", "windows-874"};
  return std::ranges::any_of(families, [&](auto family) { return name.starts_with(family); });
}

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

// Where a character begins that needs more bytes than there are; the size without one.
std::size_t whole_characters(std::string_view bytes) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80) break;
    if (byte < 0xC0) continue;
    const std::size_t needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
    return needed > back ? bytes.size() - back : bytes.size();
  }
  return bytes.size();
}

}  // namespace

XmlText::XmlText(std::string_view head) {
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) {
    encoding_ = Encoding::utf16;
    return;
  }
  const std::string declared = declared_charset(head.substr(0, head.find("?>") + 2));
  const std::string charset = normalization::usable_charset(declared);
  if (declared.empty() || charset == "UTF-8" || head.starts_with("\xEF\xBB\xBF")) return;
  if (!has_one_byte_a_character(charset)) {
    error_ = "is in " + declared +
             "; XML is read in UTF-8, UTF-16 and encodings of one byte a "
             "character: convert it to UTF-8";
    return;
  }
  encoding_ = Encoding::single;
  for (unsigned byte = 0; byte < characters_.size(); ++byte) {
    const char character = static_cast<char>(byte);
    characters_[byte] =
        normalization::decode({&character, 1}, charset).value_or(std::string(replacement));
  }
}

void XmlText::append_utf8(std::string_view bytes, bool last) {
  std::string joined;
  if (!carry_.empty()) {
    joined = carry_.append(bytes);
    carry_.clear();
    bytes = joined;
  }
  const std::size_t whole = last ? bytes.size() : whole_characters(bytes);
  carry_ = bytes.substr(whole);
  bytes = bytes.substr(0, whole);
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_control(bytes[at])) {
      out_ += ' ';
      ++repairs_;
      ++at;
      continue;
    }
    const base::CodePoint point = base::decode_utf8(bytes, at);
    if (point.valid) {
      out_.append(bytes.substr(at, point.length));
    } else {
      out_ += replacement;
      ++repairs_;
    }
    at += point.length;
  }
}

std::string_view XmlText::convert(std::string_view bytes, bool last) {
  if (encoding_ == Encoding::utf16) return bytes;
  out_.clear();
  if (encoding_ == Encoding::utf8) {
    append_utf8(bytes, last);
    return out_;
  }
  for (const char byte : bytes) {
    if (is_control(byte)) ++repairs_;
    out_ += is_control(byte) ? " " : characters_[static_cast<unsigned char>(byte)];
  }
  return out_;
}

}  // namespace technews::corpus
