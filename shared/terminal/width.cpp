#include "shared/terminal/width.h"

#include "shared/base/error.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <memory>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

namespace technews::terminal {
namespace {

using base::ByteSpan;

constexpr char32_t emoji_selector = 0xFE0F;

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};
struct CloseBreaks {
  void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};

// Boundaries of a text in the root locale, so that no environment changes them.
class Boundaries {
 public:
  Boundaries(std::string_view text, UBreakIteratorType type) {
    UErrorCode status = U_ZERO_ERROR;
    text_.reset(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    breaks_.reset(ubrk_open(type, "", nullptr, 0, &status));
    if (U_SUCCESS(status)) ubrk_setUText(breaks_.get(), text_.get(), &status);
    if (U_FAILURE(status))
      throw base::Error(base::ErrorCode::io,
                        std::string("cannot break text into lines: ") + u_errorName(status));
  }

  // The next boundary after the last one returned, which begins at 0; npos at the end.
  std::size_t next() {
    const std::int32_t boundary = ubrk_next(breaks_.get());
    return boundary == UBRK_DONE ? std::string_view::npos : static_cast<std::size_t>(boundary);
  }

 private:
  std::unique_ptr<UText, CloseText> text_;
  std::unique_ptr<UBreakIterator, CloseBreaks> breaks_;
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0 && c < 0x7F; });
}

// The characters (grapheme clusters) of a text one after the other.
class Characters {
 public:
  explicit Characters(std::string_view text) : text_(text) {
    if (!is_ascii(text)) breaks_ = std::make_unique<Boundaries>(text, UBRK_CHARACTER);
  }

  // Empty at the end.
  std::string_view next() {
    if (begin_ == text_.size()) return {};
    const std::size_t end = breaks_ ? breaks_->next() : begin_ + 1;
    const std::string_view character = text_.substr(begin_, end - begin_);
    begin_ += character.size();
    return character;
  }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::unique_ptr<Boundaries> breaks_;
};

int code_point_width(char32_t c) {
  if (c < 0x20) return 0;
  if (c < 0x7F) return 1;
  const auto point = static_cast<UChar32>(c);
  const int type = u_charType(point);
  const bool jamo_tail = (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR ||
      type == U_CONTROL_CHAR || jamo_tail)
    return 0;
  const int east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

struct Widths {
  int estimate = 0;  // as one character
  int sum = 0;       // code point by code point
};

Widths widths_of(std::string_view character) {
  Widths widths;
  bool wide = false;  // what is wide at once (emoji, Hangul) stays two columns whatever follows
  int flags = 0;
  for (std::size_t i = 0; i < character.size();) {
    const base::CodePoint point = base::decode_utf8(character, i);
    const int width = code_point_width(point.value);
    widths.sum += width;
    wide = wide || width == 2 || point.value == emoji_selector;
    if (point.value >= 0x1F1E6 && point.value <= 0x1F1FF && ++flags == 2) wide = true;
    i += point.length;
  }
  widths.estimate = wide ? 2 : widths.sum;
  return widths;
}

int safe_width_of(std::string_view character) {
  const Widths widths = widths_of(character);
  return std::max(widths.estimate, widths.sum);
}

std::string_view without_trailing_blanks(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\n");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

class Wrapper {
 public:
  Wrapper(std::string_view text, const WrapOptions& options) : text_(text), options_(options) {}

  std::vector<ByteSpan> run() {
    Boundaries breaks(text_, UBRK_LINE);
    std::size_t begin = 0;
    for (std::size_t end = breaks.next(); end != std::string_view::npos; end = breaks.next()) {
      const bool at_blank = text_[end - 1] == ' ' || text_[end - 1] == '\n';
      if (options_.only_at_blanks && !at_blank && end != text_.size()) continue;
      add({begin, end});
      begin = end;
    }
    finish_line(text_.size());
    // A newline at the very end closes its line and opens none.
    if (lines_.size() > 1 && text_.ends_with('\n') && lines_.back().empty()) lines_.pop_back();
    return std::move(lines_);
  }

 private:
  int line_width() const {
    return std::max(2, lines_.empty() ? options_.first_width : options_.width);
  }

  void add(ByteSpan chunk) {
    const std::string_view word = without_trailing_blanks(chunk.of(text_));
    if (used_ > 0 && used_ + safe_width(word) > line_width()) finish_line(chunk.begin);
    if (safe_width(word) > line_width()) split(chunk, word);
    used_ += safe_width(std::string_view(text_).substr(rest_begin_, chunk.end - rest_begin_));
    rest_begin_ = chunk.end;
    if (chunk.of(text_).ends_with('\n')) finish_line(chunk.end);
  }

  // Breaks a word that is wider than a line between its characters.
  void split(ByteSpan chunk, std::string_view word) {
    Characters characters(word);
    std::size_t place = chunk.begin;
    int width = 0;
    for (auto character = characters.next(); !character.empty(); character = characters.next()) {
      const int more = safe_width_of(character);
      if (width > 0 && width + more > line_width()) {
        finish_line(place);
        width = 0;
      }
      width += more;
      place += character.size();
    }
  }

  void finish_line(std::size_t end) {
    const std::string_view line =
        without_trailing_blanks(text_.substr(line_begin_, end - line_begin_));
    lines_.push_back({line_begin_, line_begin_ + line.size()});
    line_begin_ = end;
    rest_begin_ = end;
    used_ = 0;
  }

  std::string_view text_;
  WrapOptions options_;
  std::vector<ByteSpan> lines_;
  std::size_t line_begin_ = 0;
  std::size_t rest_begin_ = 0;  // what used_ doesn't count yet
  int used_ = 0;
};

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  Characters characters(text);
  for (auto character = characters.next(); !character.empty(); character = characters.next())
    width += widths_of(character).estimate;
  return width;
}

int safe_width(std::string_view text) {
  int width = 0;
  Characters characters(text);
  for (auto character = characters.next(); !character.empty(); character = characters.next())
    width += safe_width_of(character);
  return width;
}

std::vector<ByteSpan> wrap(std::string_view text, const WrapOptions& options) {
  return Wrapper(text, options).run();
}

std::string_view first_columns(std::string_view text, int columns) {
  Characters characters(text);
  std::size_t end = 0;
  for (auto character = characters.next(); !character.empty(); character = characters.next()) {
    columns -= safe_width_of(character);
    if (columns < 0) break;
    end += character.size();
  }
  return text.substr(0, end);
}

std::string_view last_columns(std::string_view text, int columns) {
  const int width = safe_width(text);
  if (width <= columns) return text;
  columns = std::max(columns, 0);
  Characters characters(text);
  std::size_t begin = 0;
  for (int left = width; left > columns;) {
    const std::string_view character = characters.next();
    left -= safe_width_of(character);
    begin += character.size();
  }
  return text.substr(begin);
}

std::size_t character_before(std::string_view text, std::size_t place) {
  Characters characters(text);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = begin + characters.next().size();
    if (end >= place) return place == 0 ? 0 : begin;
    begin = end;
  }
  return begin;
}

std::size_t character_after(std::string_view text, std::size_t place) {
  Characters characters(text);
  std::size_t end = 0;
  while (end <= place && end < text.size()) end += characters.next().size();
  return end;
}

std::string wrapped_block(std::string_view text, int column, int indent, std::optional<int> width) {
  const int columns = width.value_or(INT32_MAX);
  const auto lines = wrap(
      text, {.first_width = columns - column, .width = columns - indent, .only_at_blanks = true});
  std::string block;
  for (const ByteSpan line : lines) {
    if (!block.empty() && !line.empty()) block.append(static_cast<std::size_t>(indent), ' ');
    block += line.of(text);
    block += '\n';
  }
  return block;
}

}  // namespace technews::terminal
