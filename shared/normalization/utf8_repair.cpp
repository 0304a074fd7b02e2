#include "shared/normalization/utf8_repair.h"

#include "shared/base/utf8.h"
#include "shared/normalization/charset.h"
#include "shared/normalization/cp1252.h"
#include "shared/normalization/mojibake.h"

#include <array>
#include <optional>

namespace technews::normalization {
namespace {

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};
using namespace std::string_view_literals;
constexpr std::array byte_order_marks{
    ByteOrderMark{"\xEF\xBB\xBF"sv, "UTF-8"},    ByteOrderMark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
    ByteOrderMark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, ByteOrderMark{"\xFF\xFE"sv, "UTF-16LE"},
    ByteOrderMark{"\xFE\xFF"sv, "UTF-16BE"},
};

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Utf8Census {
  std::size_t sequences = 0;  // of two and more bytes
  std::size_t invalid = 0;    // bytes
};

Utf8Census take_census(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::decode_utf8(bytes, at);
    if (!point.valid) {
      ++census.invalid;
    } else if (point.length > 1) {
      ++census.sequences;
    }
    at += point.length;
  }
  return census;
}

std::size_t count_replacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(replacement); at != std::string_view::npos;
       at = text.find(replacement, at + replacement.size())) {
    ++count;
  }
  return count;
}

// UTF-16 of a Western text without a mark: every other byte is 0.
const char* utf16_by_zeros(std::string_view bytes) {
  if (bytes.size() < 4) return nullptr;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < bytes.size(); ++at) zeros[at % 2] += bytes[at] == '\0' ? 1 : 0;
  const std::size_t most = bytes.size() / 2 * 2 / 5;  // two in five of that half
  if (zeros[0] > most && zeros[1] * 10 < zeros[0]) return "UTF-16BE";
  if (zeros[1] > most && zeros[0] * 10 < zeros[1]) return "UTF-16LE";
  return nullptr;
}

Repaired as_utf8(std::string_view bytes) {
  Repaired result;
  result.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::decode_utf8(bytes, at);
    if (point.valid) {
      result.text.append(bytes.substr(at, point.length));
    } else {
      result.text += replacement;
      ++result.invalid_bytes;
    }
    at += point.length;
  }
  return result;
}

Repaired as_cp1252(std::string_view bytes) {
  Repaired result;
  result.charset = "windows-1252";
  for (const char c : bytes) {
    const char32_t point = cp1252_to_unicode(static_cast<unsigned char>(c));
    if (point == 0xFFFD) ++result.invalid_bytes;
    base::append_utf8(result.text, point);
  }
  return result;
}

std::optional<Repaired> as_charset(std::string_view bytes, const std::string& charset) {
  if (charset.empty()) return std::nullopt;
  if (charset == "UTF-8") return as_utf8(bytes);
  if (charset == "windows-1252") return as_cp1252(bytes);
  std::optional<std::string> text = decode(bytes, charset);
  if (!text) return std::nullopt;
  Repaired result;
  result.charset = charset;
  result.invalid_bytes = count_replacements(*text);
  result.text = std::move(*text);
  return result;
}

// The same, if every byte has a meaning in the charset.
std::optional<Repaired> as_charset_without_loss(std::string_view bytes,
                                                const std::string& charset) {
  std::optional<Repaired> result = as_charset(bytes, charset);
  if (result && result->invalid_bytes > 0) return std::nullopt;
  return result;
}

Repaired read(std::string_view bytes, std::string_view declared) {
  for (const ByteOrderMark& mark : byte_order_marks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    const std::string_view rest = bytes.substr(mark.bytes.size());
    if (std::optional<Repaired> result = as_charset(rest, mark.charset)) return *result;
  }
  if (const char* utf16 = utf16_by_zeros(bytes)) {
    if (std::optional<Repaired> result = as_charset_without_loss(bytes, utf16)) return *result;
  }
  const Utf8Census census = take_census(bytes);
  if (census.invalid == 0) {
    Repaired result;
    result.text = bytes;
    return result;
  }
  const std::string charset = usable_charset(declared);
  // Damaged UTF-8, a cut page for instance: other charsets don't form UTF-8 sequences by chance.
  const std::size_t factor = charset.empty() || charset == "UTF-8" ? 1 : 2;
  if (census.sequences > factor * census.invalid) return as_utf8(bytes);
  if (charset != "UTF-8") {
    if (auto result = as_charset_without_loss(bytes, charset)) return *result;
  }
  if (auto result = as_charset_without_loss(bytes, detect_charset(bytes))) return *result;
  return as_cp1252(bytes);
}

bool is_removed_control(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

// C1 controls as the cp1252 characters they stand for; other controls away, where the ones that
// move the paper become a line end, so that they keep words apart.
void repair_controls(Repaired& result) {
  std::string clean;
  std::size_t done = 0;
  for (std::size_t at = 0; at < result.text.size();) {
    const auto byte = static_cast<unsigned char>(result.text[at]);
    const bool c0 = byte < 0x80 && is_removed_control(byte);
    const bool c1 = byte == 0xC2 && static_cast<unsigned char>(result.text[at + 1]) < 0xA0;
    if (!c0 && !c1) {
      ++at;
      continue;
    }
    clean.append(result.text, done, at - done);
    if (byte == '\v' || byte == '\f') clean += '\n';
    if (c1) {
      const char32_t point = cp1252_to_unicode(static_cast<unsigned char>(result.text[at + 1]));
      if (point != 0xFFFD) base::append_utf8(clean, point);
    }
    at += c1 ? 2 : 1;
    done = at;
    ++result.controls;
  }
  if (result.controls == 0) return;
  clean.append(result.text, done);
  result.text = std::move(clean);
}

}  // namespace

Repaired repair_utf8(std::string_view bytes, std::string_view declared) {
  Repaired result = read(bytes, declared);
  result.mojibake = repair_mojibake(result.text);
  repair_controls(result);
  return result;
}

}  // namespace technews::normalization
