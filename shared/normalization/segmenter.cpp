#include "shared/normalization/segmenter.h"

#include "shared/base/error.h"
#include "shared/normalization/character.h"
#include "shared/normalization/data.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include <unicode/rbbi.h>
#include <unicode/utext.h>

namespace technews::normalization {
namespace {

// Statuses of word_rules.txt.
constexpr int status_ideographs = 400;
constexpr int status_ideographs_end = 500;
constexpr int status_email = 640;
constexpr int status_url = 650;

// Text goes to ICU in stretches of about this many bytes, cut at blanks: ICU counts in 32 bits and
// holds what a dictionary is cutting in memory.
constexpr std::size_t stretch_size = std::size_t{1} << 20;
// A text without any blank is cut here all the same.
constexpr std::size_t chunk_limit = std::size_t{1} << 26;

enum ByteClass : unsigned char { other, blank, letter, digit, opening, closing, both };

constexpr std::array<ByteClass, 256> make_classes() {
  std::array<ByteClass, 256> classes{};
  for (const char c : std::string_view(" \t\n\v\f\r"))
    classes[static_cast<unsigned char>(c)] = blank;
  for (unsigned c = 'a'; c <= 'z'; ++c) classes[c] = letter;
  for (unsigned c = 'A'; c <= 'Z'; ++c) classes[c] = letter;
  for (unsigned c = '0'; c <= '9'; ++c) classes[c] = digit;
  for (const char c : std::string_view("([{<")) classes[static_cast<unsigned char>(c)] = opening;
  for (const char c : std::string_view(".,;:!?)]}>")) {
    classes[static_cast<unsigned char>(c)] = closing;
  }
  for (const char c : std::string_view("\"'")) classes[static_cast<unsigned char>(c)] = both;
  return classes;
}
constexpr std::array<ByteClass, 256> byte_classes = make_classes();

ByteClass class_at(std::string_view text, std::size_t at) {
  return byte_classes[static_cast<unsigned char>(text[at])];
}

void check(UErrorCode status, const char* what) {
  if (U_SUCCESS(status)) return;
  throw base::Error(base::ErrorCode::io,
                    std::string("word segmentation failed: ") + what + ": " + u_errorName(status),
                    {"check that the ICU libraries are the ones this program was built with"});
}

// genbrk puts ICU's data header, whose length stands in its first two bytes, before the rules.
std::span<const unsigned char> rules_without_header() {
  std::uint16_t header = 0;
  std::memcpy(&header, data::word_rules.data(), sizeof header);
  return data::word_rules.subspan(header);
}

SegmentKind kind_of(int status) {
  if (status >= status_ideographs && status < status_ideographs_end) return SegmentKind::dictionary;
  if (status == status_email) return SegmentKind::email;
  if (status == status_url) return SegmentKind::url;
  return SegmentKind::mixed;
}

}  // namespace

class Segmenter::Rules {
 public:
  Rules() : iterator_(make_iterator()) {}
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;
  ~Rules() { utext_close(&utext_); }

  void start(std::string_view stretch) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext_, stretch.data(), static_cast<std::int64_t>(stretch.size()), &status);
    iterator_.setText(&utext_, status);
    check(status, "opening the text");
    begin_ = static_cast<std::size_t>(iterator_.first());
  }

  // The next segment with a status, relative to the stretch; false at its end.
  bool next(base::ByteSpan& span, int& status) {
    for (;;) {
      const std::int32_t end = iterator_.next();
      if (end == icu::BreakIterator::DONE) return false;
      span = {begin_, static_cast<std::size_t>(end)};
      begin_ = span.end;
      status = iterator_.getRuleStatus();
      if (status != 0) return true;
    }
  }

 private:
  static icu::RuleBasedBreakIterator make_iterator() {
    const std::span<const unsigned char> rules = rules_without_header();
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedBreakIterator iterator(rules.data(), static_cast<std::uint32_t>(rules.size()),
                                         status);
    check(status, "reading the rules");
    return iterator;
  }

  icu::RuleBasedBreakIterator iterator_;
  UText utext_ = UTEXT_INITIALIZER;
  std::size_t begin_ = 0;
};

Segmenter::Segmenter(Shortcut shortcut) : rules_(std::make_unique<Rules>()), shortcut_(shortcut) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

void Segmenter::start(std::string_view text) {
  text_ = text;
  at_ = 0;
  stretch_end_ = 0;
}

bool Segmenter::next(Segment& segment) {
  for (;;) {
    if (stretch_end_ > at_) {
      if (next_by_rules(segment)) return true;
      at_ = stretch_end_;
    }
    while (at_ < text_.size() && class_at(text_, at_) == blank) ++at_;
    if (at_ == text_.size()) return false;
    if (const std::size_t end = simple_end(at_, segment); end > at_) {
      at_ = end;
      return true;
    }
    start_stretch();
  }
}

std::size_t Segmenter::chunk_end(std::size_t begin) const {
  std::size_t end = begin;
  while (end < text_.size() && class_at(text_, end) != blank) ++end;
  if (end - begin <= chunk_limit) return end;
  end = begin + chunk_limit;
  while ((static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U && end > begin + 1) --end;
  return end;
}

// A plain word: letters only or digits only, with opening punctuation before and closing after.
// No rule joins or splits those, whatever comes next to the blanks around. Returns where its chunk
// ends, or begin when it isn't one.
std::size_t Segmenter::simple_end(std::size_t begin, Segment& segment) const {
  if (shortcut_ == Shortcut::off) return begin;
  const std::size_t end = text_.size();
  std::size_t at = begin;
  while (at < end && (class_at(text_, at) == opening || class_at(text_, at) == both)) ++at;
  if (at == end) return begin;
  const ByteClass kind = class_at(text_, at);
  if (kind != letter && kind != digit) return begin;
  const std::size_t word = at;
  while (at < end && class_at(text_, at) == kind) ++at;
  segment.span = {word, at};
  segment.kind = kind == letter ? SegmentKind::letters : SegmentKind::digits;
  while (at < end && (class_at(text_, at) == closing || class_at(text_, at) == both)) ++at;
  return at == end || class_at(text_, at) == blank ? at : begin;
}

// Hands the rules everything up to the next plain word.
void Segmenter::start_stretch() {
  std::size_t end = chunk_end(at_);
  Segment ignored;
  while (end < text_.size() && end - at_ < stretch_size) {
    std::size_t next = end;
    while (next < text_.size() && class_at(text_, next) == blank) ++next;
    if (next == text_.size()) break;
    if (simple_end(next, ignored) > next) break;
    end = chunk_end(next);
  }
  stretch_begin_ = at_;
  stretch_end_ = end;
  rules_->start(text_.substr(at_, end - at_));
}

bool Segmenter::next_by_rules(Segment& segment) {
  int status = 0;
  if (!rules_->next(segment.span, status)) return false;
  segment.span.begin += stretch_begin_;
  segment.span.end += stretch_begin_;
  segment.kind = kind_of(status);
  return true;
}

}  // namespace technews::normalization
