#include "corpus/front_matter_values.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace technews::corpus {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// Behind the closing quote of a text that begins with one; npos when it isn't closed.
std::size_t end_of_quoted(std::string_view text) {
  const char quote = text.front();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::string_view::npos;
}

// "u00e9" or "xe9" behind a backslash; the bytes it took.
std::size_t append_numbered(std::string_view escape, std::string& out) {
  const std::size_t digits = escape[0] == 'x' ? 2 : escape[0] == 'u' ? 4 : 8;
  std::uint32_t value = 0;
  const std::string_view number = escape.substr(1, digits);
  const auto [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), value, 16);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (error != std::errc() || number.size() != digits || end != number.data() + digits) return 0;
  base::append_utf8(out, surrogate || value > 0x10FFFF ? U'\uFFFD' : value);
  return 1 + digits;
}

std::string without_escapes(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      result += text[i];
      continue;
    }
    const char escape = text[++i];
    if (escape == 'x' || escape == 'u' || escape == 'U') {
      const std::size_t taken = append_numbered(text.substr(i), result);
      if (taken == 0) result.append("\\").append(1, escape);
      i += taken == 0 ? 0 : taken - 1;
    } else {
      result += escape == 'n' || escape == 'r' ? '\n' : escape == 't' ? '\t' : escape;
    }
  }
  return result;
}

// Up to the "#" of a comment, which follows a blank.
std::string_view without_comment(std::string_view text) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1))
    if (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t'))
      return trim_blanks(text.substr(0, at));
  return text;
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::size_t find_separator(std::string_view text, char separator) {
  std::size_t at = 0;
  if (!text.empty() && (text.front() == '"' || text.front() == '\'')) at = end_of_quoted(text);
  if (at == std::string_view::npos) return at;
  for (at = text.find(separator, at); at != std::string_view::npos;
       at = text.find(separator, at + 1))
    if (separator == '=' || at + 1 == text.size() ||
        blanks.find(text[at + 1]) != std::string_view::npos)
      return at;
  return at;
}

std::string unquoted(std::string_view text) {
  if (text.size() < 2 || (text.front() != '"' && text.front() != '\'')) return std::string(text);
  const std::size_t end = end_of_quoted(text);
  if (end == std::string_view::npos) return std::string(text);
  const std::string_view inner = text.substr(1, end - 2);
  if (text.front() == '"') return without_escapes(inner);
  std::string result;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    result += inner[i];
    if (inner[i] == '\'' && i + 1 < inner.size() && inner[i + 1] == '\'') ++i;
  }
  return result;
}

std::string scalar_of(std::string_view text) {
  if (!text.empty() && (text.front() == '"' || text.front() == '\'')) return unquoted(text);
  text = without_comment(text);
  if (text == "~" || text == "null" || text == "Null" || text == "NULL") return {};
  return std::string(text);
}

BracketList parse_brackets(std::string_view text, std::vector<std::string>& items) {
  items.clear();
  std::size_t at = 1;
  while (true) {
    at = text.find_first_not_of(" \t\r\n,", at);
    if (at == std::string_view::npos) return BracketList::open;
    if (text[at] == ']') return BracketList::whole;
    if (text[at] == '[' || text[at] == '{') return BracketList::nested;
    if (text[at] == '#' && text[at - 1] != ',') {
      at = text.find('\n', at);
      continue;
    }
    std::size_t end = 0;
    if (text[at] == '"' || text[at] == '\'') {
      const std::size_t size = end_of_quoted(text.substr(at));
      if (size == std::string_view::npos) return BracketList::open;
      end = at + size;
    } else {
      end = text.find_first_of(",]\n", at);
      if (end == std::string_view::npos) return BracketList::open;
    }
    if (std::string item = scalar_of(trim_blanks(text.substr(at, end - at))); !item.empty())
      items.push_back(std::move(item));
    at = end;
  }
}

}  // namespace technews::corpus
