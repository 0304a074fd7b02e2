#include "corpus/http_response.h"

#include "corpus/markup.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace technews::corpus {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// RFC 9112, 7.1. False where the body isn't chunked at all; a body cut short gives what there is.
bool dechunk(std::string_view body, Unpacked& result) {
  bool any = false;
  while (!body.empty()) {
    const std::string_view line = trim(take_line(body));
    const std::string_view digits = line.substr(0, line.find_first_of("; \t"));
    std::uint64_t size = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
      if (!any) return false;
      result.error = "its chunked transfer encoding is broken";
      return true;
    }
    any = true;
    if (size == 0) return true;
    const std::string_view chunk = body.substr(0, static_cast<std::size_t>(size));
    result.bytes.append(chunk);
    body.remove_prefix(chunk.size());
    if (body.starts_with("\r\n"))
      body.remove_prefix(2);
    else if (body.starts_with('\n'))
      body.remove_prefix(1);
  }
  result.cut = true;
  return any;
}

// "gzip, br" as a list, in the order in which they were applied.
std::vector<std::string> codings_of(std::string_view list) {
  std::vector<std::string> codings;
  while (!list.empty()) {
    const std::string_view first = list.substr(0, list.find(','));
    if (!trim(first).empty()) codings.push_back(to_lower_ascii(trim(first)));
    list.remove_prefix(std::min(first.size() + 1, list.size()));
  }
  return codings;
}

}  // namespace

HeaderFields parse_header_fields(std::string_view text, std::string_view& rest) {
  HeaderFields fields;
  rest = text;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (trim(line).empty()) break;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (folded && !fields.empty()) {
      fields.back().second.append(" ").append(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields.emplace_back(to_lower_ascii(trim(line.substr(0, colon))),
                        std::string(trim(line.substr(colon + 1))));
  }
  return fields;
}

std::string_view field_of(const HeaderFields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &HeaderFields::value_type::first);
  return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

std::string media_type_in(std::string_view content_type) {
  return to_lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
}

std::string charset_in(std::string_view content_type) {
  const std::string lower = to_lower_ascii(content_type);
  for (std::size_t at = lower.find("charset"); at != std::string::npos;
       at = lower.find("charset", at + 1)) {
    std::size_t begin = lower.find_first_not_of(" \t\r\n\f", at + 7);
    if (begin == std::string::npos || lower[begin] != '=') continue;
    begin = lower.find_first_not_of(" \t\r\n\f\"'", begin + 1);
    if (begin == std::string::npos) return {};
    return lower.substr(begin, lower.find_first_of(" \t\r\n\f\"';", begin) - begin);
  }
  return {};
}

std::string HttpResponse::media_type() const {
  return media_type_in(field_of(fields, "content-type"));
}

std::string HttpResponse::charset() const { return charset_in(field_of(fields, "content-type")); }

bool parse_http(std::string_view text, HttpResponse& response) {
  if (!begins_ignoring_case(text, "http/")) return false;
  const std::string_view line = take_line(text);
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return false;
  const std::string_view code = trim(line.substr(blank)).substr(0, 3);
  const auto [end, error] =
      std::from_chars(code.data(), code.data() + code.size(), response.status);
  if (error != std::errc() || end != code.data() + code.size()) return false;
  response.fields = parse_header_fields(text, response.body);
  return true;
}

Unpacked body_of(const HttpResponse& response, std::size_t limit) {
  Unpacked result;
  const std::string transfer = to_lower_ascii(field_of(response.fields, "transfer-encoding"));
  if (transfer.find("chunked") == std::string::npos || !dechunk(response.body, result))
    result.bytes = response.body;
  std::vector<std::string> codings = codings_of(field_of(response.fields, "content-encoding"));
  for (; !codings.empty() && result.error.empty(); codings.pop_back()) {
    if (is_html(result.bytes)) return result;
    Unpacked inner = undo_coding(codings.back(), result.bytes, limit);
    inner.cut = inner.cut || result.cut;
    result = std::move(inner);
  }
  return result;
}

}  // namespace technews::corpus
