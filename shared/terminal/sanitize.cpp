#include "shared/terminal/sanitize.h"

#include "shared/base/utf8.h"

#include <algorithm>

#include <unicode/uchar.h>

namespace technews::terminal {
namespace {

constexpr char escape = '\x1B';
constexpr char bell = '\x07';
constexpr std::string_view replacement = "\xEF\xBF\xBD";

constexpr bool is_between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

constexpr bool is_control(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || is_between(c, 0x7F, 0x9F) || c == 0x2028 ||
         c == 0x2029;
}

constexpr bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || is_between(c, 0x202A, 0x202E) ||
         is_between(c, 0x2066, 0x2069);
}

constexpr bool is_invisible(char32_t c) {
  return c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF ||
         is_between(c, 0xE0000, 0xE007F) || is_between(c, 0xFFF9, 0xFFFB);
}

bool is_mark(char32_t c) {
  if (c == 0x200C || c == 0x200D) return true;
  const auto point = static_cast<UChar32>(c);
  const int type = u_charType(point);
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || u_getCombiningClass(point) != 0;
}

enum class Sequence { none, control, operating_system, string };

// By the byte after ESC; the C1 code of the same meaning is that byte + 0x40.
Sequence sequence_of(char32_t final_byte) {
  switch (final_byte) {
    case '[':
      return Sequence::control;
    case ']':
      return Sequence::operating_system;
    case 'P':
    case 'X':
    case '^':
    case '_':
      return Sequence::string;
    default:
      return Sequence::none;
  }
}

class Sanitizer {
 public:
  explicit Sanitizer(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string run() {
    while (next_ < text_.size()) {
      copy_printable_ascii();
      if (next_ < text_.size()) step();
    }
    return std::move(out_);
  }

 private:
  void copy_printable_ascii() {
    std::size_t end = next_;
    while (end < text_.size() && text_[end] >= ' ' && text_[end] < '\x7F') ++end;
    if (end == next_) return;
    out_.append(text_, next_, end - next_);
    next_ = end;
    marks_ = 0;
  }

  void step() {
    const base::CodePoint point = base::decode_utf8(text_, next_);
    if (point.valid && skip_sequence(point)) return;
    const std::string_view bytes = text_.substr(next_, point.length);
    next_ += point.length;
    if (!point.valid) {
      out_ += replacement;
      marks_ = 0;
      return;
    }
    const CodePointClass found = classify(point.value);
    if (found == CodePointClass::removed) return;
    marks_ = found == CodePointClass::mark ? marks_ + 1 : 0;
    if (marks_ <= mark_limit) out_ += bytes;
  }

  // Moves past a sequence that begins here; false when none does.
  bool skip_sequence(const base::CodePoint& point) {
    std::size_t body = next_ + point.length;
    Sequence kind = Sequence::none;
    if (point.value == static_cast<char32_t>(escape) && body < text_.size()) {
      kind = sequence_of(static_cast<unsigned char>(text_[body]));
      ++body;
    } else if (is_between(point.value, 0x80, 0x9F)) {
      kind = sequence_of(point.value - 0x40);
    }
    if (kind == Sequence::none) return false;
    next_ = kind == Sequence::control ? end_of_control(body) : end_of_string(kind, body);
    return true;
  }

  // ECMA-48 5.4: parameter bytes, intermediate bytes, one final byte.
  std::size_t end_of_control(std::size_t i) const {
    const auto in_range = [&](char first, char last) {
      return i < text_.size() && text_[i] >= first && text_[i] <= last;
    };
    while (in_range('0', '?')) ++i;
    while (in_range(' ', '/')) ++i;
    return in_range('@', '~') ? i + 1 : i;
  }

  // The place after the terminator; body when there is none.
  std::size_t end_of_string(Sequence kind, std::size_t body) {
    const bool bell_ends = kind == Sequence::operating_system;
    bool& no_end = bell_ends ? no_operating_system_end_ : no_string_end_;
    if (no_end) return body;
    for (std::size_t i = body; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == escape) return text_.substr(i + 1, 1) == "\\" ? i + 2 : i;
      if (c == '\x18' || c == '\x1A' || (bell_ends && c == bell)) return i + 1;
      if (text_.substr(i, 2) == "\xC2\x9C") return i + 2;
    }
    no_end = true;  // so that many openings don't cost a scan to the end each
    return body;
  }

  std::string_view text_;
  std::string out_;
  std::size_t next_ = 0;
  std::size_t marks_ = 0;
  bool no_operating_system_end_ = false;
  bool no_string_end_ = false;
};

}  // namespace

CodePointClass classify(char32_t code_point) {
  if (is_control(code_point) || is_bidi_control(code_point) || is_invisible(code_point))
    return CodePointClass::removed;
  if (code_point < 0x300) return CodePointClass::plain;
  return is_mark(code_point) ? CodePointClass::mark : CodePointClass::plain;
}

bool is_blank(char32_t code_point) {
  return u_isUWhiteSpace(static_cast<UChar32>(code_point)) != 0;
}

std::string sanitize(std::string_view text) { return Sanitizer(text).run(); }

std::string sanitize_line(std::string_view text) {
  std::string line = sanitize(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return line;
}

}  // namespace technews::terminal
