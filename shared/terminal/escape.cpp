#include "shared/terminal/escape.h"

#include "shared/base/utf8.h"
#include "shared/terminal/sanitize.h"

#include <algorithm>

namespace technews::terminal {
namespace {

void append_hex(std::string& out, unsigned value, int digits) {
  constexpr std::string_view hex = "0123456789abcdef";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += hex[(value >> shift) & 0xF];
}

void append_unicode_escape(std::string& out, char32_t c) {
  if (c > 0xFFFF) {
    append_unicode_escape(out, 0xD800 + ((c - 0x10000) >> 10));
    c = 0xDC00 + ((c - 0x10000) & 0x3FF);
  }
  out += "\\u";
  append_hex(out, c, 4);
}

void append_percent(std::string& out, std::string_view bytes) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', hex[byte >> 4], hex[byte & 0xF]};
  }
}

// True for what JSON writes with a letter: \n, \t, \" …
bool append_short_escape(std::string& out, char32_t c) {
  constexpr std::string_view plain = "\"\\\n\t\r\b\f";
  constexpr std::string_view letters = "\"\\ntrbf";
  const std::size_t found = c < 0x80 ? plain.find(static_cast<char>(c)) : std::string_view::npos;
  if (found == std::string_view::npos) return false;
  out += {'\\', letters[found]};
  return true;
}

std::string quoted_csv(const std::string& field) {
  if (field.find_first_of(",\"\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  out.reserve(text.size() + 2);
  std::size_t marks = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, i);
    const CodePointClass found = classify(point.value);
    marks = found == CodePointClass::mark ? marks + 1 : 0;
    if (append_short_escape(out, point.value)) {
    } else if (found == CodePointClass::removed || marks > mark_limit) {
      append_unicode_escape(out, point.value);
    } else {
      base::append_utf8(out, point.value);
    }
    i += point.length;
  }
  return out + '"';
}

std::string tsv_field(std::string_view text) {
  std::string field;
  for (const char c : sanitize(text)) {
    if (c == '\t' || c == '\n' || c == '\\') {
      field += {'\\', c == '\t' ? 't' : c == '\n' ? 'n' : '\\'};
    } else {
      field += c;
    }
  }
  return field;
}

std::string csv_field(std::string_view text) { return quoted_csv(sanitize(text)); }

std::string csv_text_field(std::string_view text) {
  constexpr std::string_view formula = "=+-@\t\r";
  const std::string field = sanitize(text);
  const bool risky = (!text.empty() && formula.find(text.front()) != std::string_view::npos) ||
                     (!field.empty() && formula.find(field.front()) != std::string_view::npos);
  return quoted_csv(risky ? "'" + field : field);
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : sanitize(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string encode_id(std::string_view id) {
  std::string out;
  std::size_t marks = 0;
  for (std::size_t i = 0; i < id.size();) {
    const base::CodePoint point = base::decode_utf8(id, i);
    const CodePointClass found = classify(point.value);
    marks = found == CodePointClass::mark ? marks + 1 : 0;
    const std::string_view bytes = id.substr(i, point.length);
    const bool blank = is_blank(point.value);
    if (!point.valid || blank || found == CodePointClass::removed || marks > mark_limit) {
      append_percent(out, bytes);
    } else {
      out += bytes;
    }
    i += point.length;
  }
  return out;
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view safe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:,./@%^";
  if (!word.empty() && word.find_first_not_of(safe) == std::string_view::npos)
    return std::string(word);
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace technews::terminal
