#include "corpus/warc_record.h"

#include "corpus/http_response.h"
#include "corpus/markup.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace technews::corpus {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::size_t longest_arc_line = 8192;

bool to_number(std::string_view text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

std::string_view first_line(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// "WARC/1.0"
bool is_version_line(std::string_view line) {
  if (!begins_ignoring_case(line, "warc/")) return false;
  line.remove_prefix(5);
  const std::size_t dot = line.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < line.size() &&
         line.substr(0, dot).find_first_not_of(digits) == std::string_view::npos &&
         line.substr(dot + 1).find_first_not_of(digits) == std::string_view::npos;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    if (!word.empty()) words.push_back(word);
    line.remove_prefix(std::min(word.size() + 1, line.size()));
  }
  return words;
}

bool is_arc_date(std::string_view word) {
  return word.size() >= 12 && word.size() <= 20 &&
         word.find_first_not_of(digits) == std::string_view::npos;
}

bool is_host_number(std::string_view word) {
  return word.find_first_of(".:") != std::string_view::npos &&
         word.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
}

// "URL IP date type length" (ARC 1), with result code, checksum, location, offset and file name
// before the length in ARC 2. Addresses may hold blanks: the date tells where they end.
struct ArcLine {
  std::string_view url;
  std::string_view type;
  std::string_view length;
};

bool parse_arc_line(std::string_view line, ArcLine& parsed) {
  const std::size_t colon = line.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon > 12) return false;
  if (line.substr(0, colon).find_first_of(" \t<>\"/") != std::string_view::npos) return false;
  const std::vector<std::string_view> words = words_of(line);
  for (std::size_t i = 2; i + 2 < words.size(); ++i) {
    if (!is_arc_date(words[i]) || !is_host_number(words[i - 1])) continue;
    const auto url_end = static_cast<std::size_t>(words[i - 1].data() - line.data());
    parsed.url = line.substr(0, url_end - 1);
    parsed.type = words[i + 1];
    parsed.length = words.back();
    return true;
  }
  return false;
}

std::string parse_warc(std::string_view text, RecordHeader& header) {
  if (!is_version_line(first_line(text))) return "no record begins here";
  std::string_view rest;
  const HeaderFields fields = parse_header_fields(text.substr(text.find('\n') + 1), rest);
  header.size = text.size() - rest.size();
  header.type = to_lower_ascii(field_of(fields, "warc-type"));
  header.url = field_of(fields, "warc-target-uri");
  if (header.url.starts_with('<') && header.url.ends_with('>'))
    header.url = header.url.substr(1, header.url.size() - 2);
  header.content_type = field_of(fields, "content-type");
  header.truncated = !field_of(fields, "warc-truncated").empty();
  if (header.size == text.size() && text.size() >= record_header_bytes)
    return "its header doesn't end";
  if (header.type.empty()) return "its header has no WARC-Type";
  const std::string_view length = field_of(fields, "content-length");
  if (length.empty()) return "its header has no Content-Length";
  if (!to_number(length, header.length))
    return "its Content-Length is no number: " + std::string(length.substr(0, 40));
  return {};
}

std::string parse_arc(std::string_view text, RecordHeader& header) {
  const std::string_view line = first_line(text.substr(0, longest_arc_line));
  ArcLine parsed;
  if (!parse_arc_line(line, parsed)) return "no record begins here";
  header.size = std::min(text.find('\n'), text.size() - 1) + 1;
  header.url = parsed.url;
  header.content_type = parsed.type;
  const bool page = begins_ignoring_case(line, "http:") || begins_ignoring_case(line, "https:");
  header.type = page ? "response" : to_lower_ascii(line.substr(0, line.find(':')));
  if (!to_number(parsed.length, header.length))
    return "its length is no number: " + std::string(parsed.length.substr(0, 40));
  return {};
}

}  // namespace

std::string parse_record_header(WebArchive kind, std::string_view text, RecordHeader& header) {
  return kind == WebArchive::warc ? parse_warc(text, header) : parse_arc(text, header);
}

bool begins_record(WebArchive kind, std::string_view text) {
  ArcLine parsed;
  if (kind == WebArchive::warc) return is_version_line(first_line(text.substr(0, 32)));
  return parse_arc_line(first_line(text.substr(0, longest_arc_line)), parsed);
}

bool is_web_archive(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  return begins_record(WebArchive::warc, head) || begins_record(WebArchive::arc, head);
}

WebArchive kind_of_archive(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  return begins_ignoring_case(head, "warc/") ? WebArchive::warc : WebArchive::arc;
}

std::size_t find_record(WebArchive kind, std::string_view text, std::size_t from) {
  const std::string_view mark = kind == WebArchive::warc ? "\nWARC/" : "\n";
  std::size_t at = from == 0 ? 0 : from - 1;
  if (from == 0 && begins_record(kind, text)) return 0;
  for (at = text.find(mark, at); at != std::string_view::npos; at = text.find(mark, at + 1)) {
    const std::string_view candidate = text.substr(at + 1);
    if (!begins_record(kind, candidate)) continue;
    if (kind == WebArchive::arc) return at + 1;
    // A page about web archives may quote a version line; a record has fields below it.
    const std::string_view next =
        candidate.substr(std::min(candidate.find('\n') + 1, candidate.size()));
    if (begins_ignoring_case(next, "warc-") || begins_ignoring_case(next, "content-"))
      return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace technews::corpus
