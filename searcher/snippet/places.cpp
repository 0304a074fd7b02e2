#include "searcher/snippet/places.h"

#include "shared/base/error.h"
#include "shared/base/utf8.h"

#include <string>

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

namespace technews::searcher {
namespace {

bool is_blank(char32_t value) {
  if (value < 0x80) return value == ' ' || (value >= '\t' && value <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(value)) != 0;
}

// Letters of scripts that put no blanks between words: a line may end after any of them.
bool is_unspaced(char32_t value) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(value), UCHAR_LINE_BREAK)) {
    case U_LB_IDEOGRAPHIC:
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_NONSTARTER:
    case U_LB_CLOSE_PUNCTUATION:
      return value >= 0x0E00;
    default:
      return false;
  }
}

std::size_t code_point_columns(char32_t value) {
  const auto point = static_cast<UChar32>(value);
  if ((value >= 0x20 && value < 0x7F) || value == '\n' || value == '\t') return 1;
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

char32_t code_point_before(std::string_view text, std::size_t offset) {
  std::size_t start = offset - 1;
  while (start > 0 && offset - start < 4 && (text[start] & 0xC0) == 0x80) --start;
  return base::decode_utf8(text, start).value;
}

bool is_word_end(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset == text.size()) return true;
  const char32_t left = code_point_before(text, offset);
  const char32_t right = base::decode_utf8(text, offset).value;
  if (is_blank(left) || is_blank(right)) return true;
  return left >= 0x0E00 && right >= 0x0E00 && is_unspaced(left) && is_unspaced(right);
}

// Marks after which a reader can begin without what stands before.
bool ends_clause(char32_t value) {
  switch (value) {
    case ',':
    case ';':
    case ':':
    case U'\u2013':  // dashes
    case U'\u2014':
    case U'\u3001':  // ideographic and fullwidth commas, semicolon and colon
    case U'\uFF0C':
    case U'\uFF1B':
    case U'\uFF1A':
      return true;
    default:
      return false;
  }
}

// Blanks may stand between the mark and the place; 10,000 has no clauses.
bool is_clause_start(std::string_view text, std::size_t offset) {
  if (offset == 0) return false;
  const char32_t left = code_point_before(text, offset);
  if (!is_blank(left)) return left >= 0x2000 && ends_clause(left);
  return offset > 1 && ends_clause(code_point_before(text, offset - 1));
}

UBreakIterator* open_iterator(UBreakIteratorType type) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* iterator = ubrk_open(type, "", nullptr, 0, &status);
  if (U_FAILURE(status))
    throw base::Error(base::ErrorCode::io,
                      std::string("cannot load ICU's text boundaries: ") + u_errorName(status),
                      {"is libicu72 installed whole?"});
  return iterator;
}

}  // namespace

class PlaceFinder::Breaks {
 public:
  Breaks() = default;
  Breaks(const Breaks&) = delete;
  Breaks& operator=(const Breaks&) = delete;
  ~Breaks() {
    ubrk_close(graphemes_);
    ubrk_close(sentences_);
    utext_close(&slice_);
  }

  template <class Sink>
  void graphemes(std::string_view slice, const Sink& sink) {
    walk(graphemes_, slice, sink);
  }
  template <class Sink>
  void sentences(std::string_view slice, const Sink& sink) {
    walk(sentences_, slice, sink);
  }

 private:
  template <class Sink>
  void walk(UBreakIterator* iterator, std::string_view slice, const Sink& sink) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&slice_, slice.data(), static_cast<std::int64_t>(slice.size()), &status);
    ubrk_setUText(iterator, &slice_, &status);
    if (U_FAILURE(status))
      throw base::Error(base::ErrorCode::io,
                        std::string("cannot find text boundaries: ") + u_errorName(status));
    for (std::int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
      sink(static_cast<std::size_t>(at));
  }

  UBreakIterator* graphemes_ = open_iterator(UBRK_CHARACTER);
  UBreakIterator* sentences_ = open_iterator(UBRK_SENTENCE);
  UText slice_ = UTEXT_INITIALIZER;
};

PlaceFinder::PlaceFinder(std::string_view text)
    : text_(text), breaks_(std::make_unique<Breaks>()) {}
PlaceFinder::~PlaceFinder() = default;

std::vector<Place> PlaceFinder::find(base::ByteSpan slice) {
  std::vector<Place> places;
  breaks_->graphemes(slice.of(text_), [&](std::size_t at) {
    const std::size_t offset = slice.begin + at;
    std::size_t column = 0;
    if (!places.empty()) {
      const Place& last = places.back();
      column = last.column + columns_of(text_.substr(last.offset, offset - last.offset));
    }
    const bool word = is_word_end(text_, offset);
    places.push_back({offset, column, word, false, word && is_clause_start(text_, offset),
                      offset > 0 && is_blank(code_point_before(text_, offset))});
  });
  auto place = places.begin();
  breaks_->sentences(slice.of(text_), [&](std::size_t at) {
    while (place != places.end() && place->offset < slice.begin + at) ++place;
    if (place != places.end() && place->offset == slice.begin + at) place->sentence = true;
  });
  return places;
}

base::ByteSpan PlaceFinder::sentence_at(std::size_t offset, base::ByteSpan around) {
  base::ByteSpan sentence = around;
  breaks_->sentences(around.of(text_), [&](std::size_t at) {
    const std::size_t place = around.begin + at;
    if (place <= offset) sentence.begin = place;
    if (place > offset) sentence.end = std::min(sentence.end, place);
  });
  return sentence;
}

base::ByteSpan PlaceFinder::trimmed(base::ByteSpan span) const {
  while (span.begin < span.end) {
    const base::CodePoint point = base::decode_utf8(text_, span.begin);
    if (!is_blank(point.value)) break;
    span.begin += point.length;
  }
  while (span.begin < span.end && is_blank(code_point_before(text_, span.end))) {
    do --span.end;
    while (span.end > span.begin && (text_[span.end] & 0xC0) == 0x80);
  }
  return span;
}

std::size_t PlaceFinder::code_point_start(std::size_t offset) const {
  while (offset < text_.size() && (text_[offset] & 0xC0) == 0x80) ++offset;
  return offset;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::decode_utf8(text, i);
    columns += code_point_columns(point.value);
    i += point.length;
  }
  return columns;
}

}  // namespace technews::searcher
