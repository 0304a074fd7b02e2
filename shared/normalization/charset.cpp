#include "shared/normalization/charset.h"

#include <array>
#include <cstdint>
#include <memory>

#include <unicode/bytestream.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

namespace technews::normalization {
namespace {

constexpr std::size_t size_limit = std::size_t{1} << 30;
constexpr std::int32_t least_confidence = 50;  // of 100
// Detection looks at this much: more doesn't change its mind and costs time.
constexpr std::size_t detection_sample = 64 * 1024;

struct Converter {
  explicit Converter(const std::string& charset) : handle(ucnv_open(charset.c_str(), &status)) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (handle != nullptr) ucnv_close(handle);
  }
  UErrorCode status = U_ZERO_ERROR;
  UConverter* handle;
};

// The charsets that browsers read as a larger one (WHATWG Encoding Standard), by ICU's names.
struct Alias {
  const char* declared;
  const char* read_as;
};
constexpr std::array aliases{
    Alias{"ISO-8859-1", "windows-1252"}, Alias{"US-ASCII", "windows-1252"},
    Alias{"ISO-8859-9", "windows-1254"}, Alias{"TIS-620", "windows-874"},
    Alias{"GB2312", "GB18030"},          Alias{"GBK", "GB18030"},
    Alias{"Shift_JIS", "windows-31j"},   Alias{"EUC-KR", "windows-949"},
};

}  // namespace

std::string usable_charset(std::string_view declared) {
  if (declared.empty()) return {};
  const std::string name(declared);
  for (const Alias& alias : aliases) {
    if (ucnv_compareNames(name.c_str(), alias.declared) == 0) return alias.read_as;
  }
  const Converter converter(name);
  if (U_FAILURE(converter.status)) return {};
  std::string known = name;
  for (const char* standard : {"IANA", "MIME"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* canonical = ucnv_getStandardName(name.c_str(), standard, &status);
    if (U_SUCCESS(status) && canonical != nullptr) known = canonical;
  }
  for (const Alias& alias : aliases) {
    if (ucnv_compareNames(known.c_str(), alias.declared) == 0) return alias.read_as;
  }
  return known;
}

std::string detect_charset(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, detection_sample);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  if (ucsdet_getConfidence(match, &status) < least_confidence) return {};
  return usable_charset(ucsdet_getName(match, &status));
}

std::optional<std::string> decode(std::string_view bytes, const std::string& charset) {
  if (bytes.size() > size_limit) return std::nullopt;
  const Converter converter(charset);
  if (U_FAILURE(converter.status)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.handle, status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

}  // namespace technews::normalization
