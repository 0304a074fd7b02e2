#include "corpus/reader_mhtml.h"

#include "corpus/http_response.h"
#include "corpus/markup.h"
#include "corpus/reader_html.h"

#include <algorithm>
#include <optional>

namespace technews::corpus {
namespace {

std::string_view trim_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

// "boundary" of `multipart/related; boundary="----x"`; its letters count in their case.
std::string parameter(std::string_view value, std::string_view name) {
  const std::string lower = to_lower_ascii(value);
  const std::size_t at = lower.find(std::string(name) + '=');
  if (at == std::string::npos) return {};
  std::string_view rest = value.substr(at + name.size() + 1);
  if (!rest.starts_with('"')) return std::string(rest.substr(0, rest.find_first_of("; \t")));
  rest.remove_prefix(1);
  return std::string(rest.substr(0, rest.find('"')));
}

int digit_of(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  return -1;
}

// RFC 2045, 6.7.
std::string from_quoted_printable(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      result += text[i];
      continue;
    }
    const std::string_view next = text.substr(i + 1, 2);
    if (next.starts_with('\n') || next == "\r\n") {
      i += next.front() == '\n' ? 1 : 2;
    } else if (next.size() == 2 && digit_of(next[0]) >= 0 && digit_of(next[1]) >= 0) {
      result += static_cast<char>(digit_of(next[0]) * 16 + digit_of(next[1]));
      i += 2;
    } else {
      result += '=';
    }
  }
  return result;
}

int base64_value(char byte) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t at = alphabet.find(byte);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string from_base64(std::string_view text) {
  std::string result;
  unsigned bits = 0;
  int count = 0;
  for (const char byte : text) {
    const int value = base64_value(byte);
    if (value < 0) continue;  // line ends, padding
    bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return result;
}

class MhtmlReader {
 public:
  MhtmlReader(InputBuffer& bytes, ReadSession& session)
      : bytes_(&bytes), limit_(static_cast<std::size_t>(session.limits().record_bytes)) {}

  // The page, or nullopt after setting error.
  std::optional<std::string> page(std::string& error);
  const HeaderFields& part() const { return part_; }
  const HeaderFields& message() const { return message_; }

 private:
  HeaderFields take_fields();
  bool take_content(std::string& content, bool keep);

  InputBuffer* bytes_;
  std::size_t limit_;
  HeaderFields message_;
  HeaderFields part_;
  std::string boundary_;
  bool last_ = false;  // the boundary that ends the message was seen
};

HeaderFields MhtmlReader::take_fields() {
  constexpr std::size_t most = std::size_t{64} << 10;
  std::string text;
  InputBuffer::Line line;
  while (text.size() < most && bytes_->next_line(line, most) && !trim_end(line.text).empty())
    text.append(line.text).append("\n");
  std::string_view rest;
  return parse_header_fields(text, rest);
}

// Up to the next boundary; false when it is longer than the limit.
bool MhtmlReader::take_content(std::string& content, bool keep) {
  InputBuffer::Line line;
  while (bytes_->next_line(line, limit_)) {
    const std::string_view text = trim_end(line.text);
    if (text.starts_with("--") && text.substr(2).starts_with(boundary_)) {
      last_ = text.substr(2 + boundary_.size()) == "--";
      return true;
    }
    if (!keep) continue;
    if (line.too_long || content.size() + line.text.size() > limit_) return false;
    content.append(line.text).append("\n");
  }
  last_ = true;
  return true;
}

std::optional<std::string> MhtmlReader::page(std::string& error) {
  message_ = take_fields();
  boundary_ = parameter(field_of(message_, "content-type"), "boundary");
  std::string content;
  if (boundary_.empty()) {
    error = "names no boundary of its parts: save the page as HTML alone";
    return std::nullopt;
  }
  take_content(content, false);
  while (!last_) {
    part_ = take_fields();
    const bool html = media_type_in(field_of(part_, "content-type")) == "text/html";
    if (!take_content(content, html)) {
      error = "holds a page longer than " + size_text(limit_) + ", the limit for one article";
      return std::nullopt;
    }
    if (html) return content;
  }
  error = "holds no part of HTML";
  return std::nullopt;
}

}  // namespace

std::string undo_transfer_encoding(std::string_view encoding, std::string_view text) {
  const std::string name = to_lower_ascii(encoding);
  if (name == "quoted-printable") return from_quoted_printable(text);
  if (name == "base64") return from_base64(text);
  return std::string(text);
}

bool is_mhtml(std::string_view head) {
  std::string_view rest;
  const HeaderFields fields = parse_header_fields(head, rest);
  return media_type_in(field_of(fields, "content-type")) == "multipart/related" &&
         !field_of(fields, "mime-version").empty();
}

void read_mhtml(InputBuffer& bytes, const std::string& path, ReadSession& session) {
  MhtmlReader reader(bytes, session);
  std::string error;
  const std::optional<std::string> content = reader.page(error);
  if (!bytes.failure().empty()) return;
  if (!content) {
    session.reject(session.origin(path), error, Cause::damaged);
    return;
  }
  RawArticle article;
  article.origin = session.origin(path);
  article.url = field_of(reader.part(), "content-location");
  if (article.url.empty()) article.url = field_of(reader.message(), "snapshot-content-location");
  if (!begins_ignoring_case(article.url, "http")) article.url.clear();
  fill_page(undo_transfer_encoding(field_of(reader.part(), "content-transfer-encoding"), *content),
            charset_in(field_of(reader.part(), "content-type")), article);
  session.deliver(std::move(article));
}

}  // namespace technews::corpus
