#include "corpus/markup.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view blanks = " \t\r\n\f\v";

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool is_letter(char byte) { return lower(byte) >= 'a' && lower(byte) <= 'z'; }

bool ends_name(char byte) {
  return blanks.find(byte) != std::string_view::npos || byte == '>' || byte == '/';
}

// Passes over what ends with the mark; over all of it when the mark is missing.
void pass_over(std::string_view& text, std::string_view mark) {
  const std::size_t end = text.find(mark);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + mark.size());
}

// Elements that a page or a piece of one begins with; not those that prose may mention first.
constexpr std::array html_starts{"html"sv, "head"sv,    "body"sv,    "title"sv, "meta"sv, "link"sv,
                                 "div"sv,  "article"sv, "section"sv, "main"sv,  "p"sv,    "h1"sv,
                                 "h2"sv,   "script"sv,  "style"sv,   "table"sv, "ul"sv,   "span"sv};

}  // namespace

std::string to_lower_ascii(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

bool begins_ignoring_case(std::string_view text, std::string_view expected) {
  return text.size() >= expected.size() &&
         std::ranges::equal(text.substr(0, expected.size()), expected,
                            [](char a, char b) { return lower(a) == b; });
}

std::string_view after_prolog(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (true) {
    head.remove_prefix(std::min(head.find_first_not_of(blanks), head.size()));
    if (head.starts_with("<?")) {
      pass_over(head, "?>");
    } else if (head.starts_with("<!--")) {
      pass_over(head, "-->");
    } else {
      return head;
    }
  }
}

std::string root_element(std::string_view head) {
  head = after_prolog(head);
  while (head.starts_with("<!")) {
    const std::size_t subset = head.find_first_of("[>");
    pass_over(head, subset != std::string_view::npos && head[subset] == '[' ? "]" : ">");
    if (head.starts_with('>')) head.remove_prefix(1);
    head = after_prolog(head);
  }
  if (head.size() < 2 || head[0] != '<' || !is_letter(head[1])) return {};
  head.remove_prefix(1);
  const auto end = std::ranges::find_if(head, ends_name);
  return end == head.end() ? std::string() : to_lower_ascii(std::string_view(head.begin(), end));
}

bool is_html(std::string_view head) {
  const std::string_view start = after_prolog(head);
  if (begins_ignoring_case(start, "<!doctype html")) return true;
  if (start.starts_with("<!")) return false;
  const std::string root = root_element(start);
  return std::ranges::find(html_starts, root) != html_starts.end();
}

bool is_markup(std::string_view value) {
  const std::size_t begin = value.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return false;
  const std::string_view text = value.substr(begin);
  const bool tag = text.size() > 1 && text[0] == '<' && (text[1] == '!' || is_letter(text[1]));
  if (tag && text.find("</") != std::string_view::npos) return true;
  const std::size_t first = text.find("</p>");
  return first != std::string_view::npos && text.substr(0, first).find("<p") != text.npos &&
         text.find("</p>", first + 4) != std::string_view::npos;
}

std::string attribute_of(std::string_view tag, std::string_view name) {
  std::size_t at = tag.find_first_of(" \t\r\n\f/");
  while (at != std::string_view::npos) {
    at = tag.find_first_not_of(" \t\r\n\f/", at);
    if (at == std::string_view::npos) return {};
    const std::size_t name_end = std::min(tag.find_first_of(" \t\r\n\f/=>", at), tag.size());
    const std::string found = to_lower_ascii(tag.substr(at, name_end - at));
    at = tag.find_first_not_of(blanks, name_end);
    if (at == std::string_view::npos) return {};
    if (tag[at] != '=') {
      if (at == name_end) at = name_end + 1;
      continue;
    }
    at = tag.find_first_not_of(blanks, at + 1);
    if (at == std::string_view::npos) return {};
    const bool quoted = tag[at] == '"' || tag[at] == '\'';
    const std::size_t begin = at + (quoted ? 1 : 0);
    const std::string_view end_marks = quoted ? tag.substr(at, 1) : " \t\r\n\f>"sv;
    const std::size_t end = std::min(tag.find_first_of(end_marks, begin), tag.size());
    if (found == name) return std::string(tag.substr(begin, end - begin));
    at = end + (quoted ? 1 : 0);
  }
  return {};
}

std::string strip_tags(std::string_view text) {
  if (text.find('<') == std::string_view::npos) return decode_entities(text);
  std::string plain;
  // What is missing once is missing from there on: each byte is looked at a few times at most.
  bool tags_end = true;
  bool comments_end = true;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    plain.append(text.substr(0, open));
    text.remove_prefix(open);
    if (text.empty()) break;
    const bool comment = text.starts_with("<!--");
    const bool tag = text.size() > 1 && (text[1] == '/' || text[1] == '!' || is_letter(text[1]));
    bool& ends = comment ? comments_end : tags_end;
    const std::string_view mark = comment ? "-->"sv : ">"sv;
    if (tag && ends) ends = text.find(mark) != std::string_view::npos;
    if (tag && ends) {
      pass_over(text, mark);
    } else {
      plain += '<';
      text.remove_prefix(1);
    }
  }
  return decode_entities(plain);
}

}  // namespace technews::corpus
