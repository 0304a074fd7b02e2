#include "shared/normalization/fold.h"

#include "shared/base/utf8.h"

#include <algorithm>
#include <iterator>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace technews::normalization {
namespace {

// Letters of Latin that have no decomposition, after case folding.
struct Letter {
  char32_t from;
  const char* to;
};
constexpr Letter latin_letters[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},  {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"}, {0x0142, "l"}, {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"},
    {0x0180, "b"},  {0x019A, "l"}, {0x01B6, "z"}, {0x01E5, "g"},  {0x0237, "j"},  {0x0247, "e"},
    {0x0249, "j"},  {0x024D, "r"}, {0x024F, "y"}, {0x0253, "b"},  {0x0256, "d"},  {0x0257, "d"},
    {0x0259, "e"},  {0x0268, "i"}, {0x0289, "u"},
};

bool loses_marks(UScriptCode script) {
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_HEBREW ||
         script == USCRIPT_ARABIC;
}

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool is_mark(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK; }

const icu::Normalizer2& casefold() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFKCCasefoldInstance(status);
}

const icu::Normalizer2& composer() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);
}

// The letter without its accents; the letter itself where there are none to take.
char32_t base_letter(char32_t c) {
  if (c == 0x0451) return 0x0435;  // ё is written е as often as not
  if (!loses_marks(script_of(c))) return c;
  icu::UnicodeString parts;
  if (!composer().getDecomposition(static_cast<UChar32>(c), parts)) return c;
  return static_cast<char32_t>(parts.char32At(0));
}

void append_own_fold(char32_t c, std::string& out) {
  const auto point = static_cast<UChar32>(c);
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0x02BB) {
    out += '\'';
  } else if (const int digit = u_charDigitValue(point); digit >= 0) {
    out += static_cast<char>('0' + digit);
  } else if (u_isUWhiteSpace(point) || u_iscntrl(point) || c == 0x0640) {
    return;  // 0640: a stroke that only stretches Arabic words
  } else if (const auto* letter = std::find_if(std::begin(latin_letters), std::end(latin_letters),
                                               [c](const Letter& l) { return l.from == c; });
             letter != std::end(latin_letters)) {
    out += letter->to;
  } else {
    base::append_utf8(out, c);
  }
}

void append_own_folds(std::string_view word, std::string& out) {
  bool marks_go = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      if (byte > ' ' && byte != 0x7F) out += word[at];
      marks_go = true;
      ++at;
      continue;
    }
    const base::CodePoint point = base::decode_utf8(word, at);
    at += point.length;
    if (marks_go && is_mark(point.value)) continue;
    append_own_fold(base_letter(point.value), out);
    marks_go = loses_marks(script_of(point.value)) ||
               (!out.empty() && static_cast<unsigned char>(out.back()) < 0x80);
  }
}

}  // namespace

void append_folded(std::string_view word, std::string& out) {
  const bool ascii = std::all_of(word.begin(), word.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) {
    for (const char c : word) {
      if (c > ' ' && c != 0x7F) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return;
  }
  std::string cased;
  icu::StringByteSink<std::string> sink(&cased);
  UErrorCode status = U_ZERO_ERROR;
  casefold().normalizeUTF8(0, icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())),
                           sink, nullptr, status);
  append_own_folds(cased, out);
}

std::string folded(std::string_view word) {
  std::string out;
  append_folded(word, out);
  return out;
}

}  // namespace technews::normalization
