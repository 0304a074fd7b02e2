#include "corpus/page_encoding.h"

#include "corpus/http_response.h"
#include "corpus/markup.h"
#include "shared/normalization/charset.h"

#include <algorithm>

namespace technews::corpus {
namespace {

constexpr std::size_t prescan_bytes = 4096;

std::string charset_of_meta(std::string_view tag) {
  if (std::string charset = attribute_of(tag, "charset"); !charset.empty()) return charset;
  if (to_lower_ascii(attribute_of(tag, "http-equiv")) != "content-type") return {};
  return charset_in(attribute_of(tag, "content"));
}

// Markup whose meta element could be read is in no such encoding, whatever it says.
bool is_wide(std::string_view charset) {
  const std::string lower = to_lower_ascii(charset);
  return lower.starts_with("utf-16") || lower.starts_with("utf-32") || lower.starts_with("ucs-");
}

// Encodings of seven bits, which look like UTF-8.
bool hides_in_ascii(std::string_view charset) {
  const std::string lower = to_lower_ascii(charset);
  return lower.starts_with("iso-2022") || lower.starts_with("hz");
}

}  // namespace

std::string declared_charset(std::string_view markup) {
  std::string_view rest = markup.substr(0, prescan_bytes);
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (std::size_t at = rest.find('<'); at != std::string_view::npos; at = rest.find('<')) {
    rest.remove_prefix(at);
    const bool comment = rest.starts_with("<!--");
    const std::string_view end_mark = comment ? "-->" : ">";
    const std::size_t end = rest.find(end_mark, comment ? 4 : 1);
    if (end == std::string_view::npos) return {};
    const std::string_view tag = rest.substr(0, end);
    std::string charset;
    if (rest.starts_with("<?xml")) charset = attribute_of(tag, "encoding");
    if (begins_ignoring_case(tag, "<meta")) charset = charset_of_meta(tag);
    if (!charset.empty()) return charset;
    rest.remove_prefix(end + end_mark.size());
  }
  return {};
}

normalization::Repaired decode_page(std::string_view markup, std::string_view transport) {
  std::string charset(transport);
  if (normalization::usable_charset(charset).empty()) charset = declared_charset(markup);
  if (is_wide(charset)) charset.clear();
  if (hides_in_ascii(charset)) {
    const std::string usable = normalization::usable_charset(charset);
    if (const auto text = normalization::decode(markup, usable)) {
      normalization::Repaired result = normalization::repair_utf8(*text);
      result.charset = usable;
      return result;
    }
  }
  return normalization::repair_utf8(markup, charset);
}

std::size_t repairs_of(const normalization::Repaired& repaired) {
  const std::size_t recoded = repaired.charset == "UTF-8" ? 0 : 1;
  return std::max(repaired.total(), recoded);
}

}  // namespace technews::corpus
