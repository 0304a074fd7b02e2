#include "corpus/identity.h"

#include "corpus/url.h"
#include "shared/base/hash.h"
#include "shared/base/utf8.h"

#include <array>
#include <filesystem>

namespace technews::corpus {
namespace {

bool is_blank_or_control(char32_t value) {
  return value <= 0x20 || (value >= 0x7F && value <= 0xA0) || value == 0x1680 || value == 0x180E ||
         (value >= 0x2000 && value <= 0x200F) || (value >= 0x2028 && value <= 0x202F) ||
         value == 0x205F || (value >= 0x2060 && value <= 0x206F) || value == 0x3000 ||
         value == 0xFEFF;
}

// Bytes that are not UTF-8 are escaped too, so that an id is always text.
Identity escape(std::string_view id) {
  Identity result;
  for (std::size_t i = 0; i < id.size();) {
    const base::CodePoint point = base::decode_utf8(id, i);
    const std::string_view bytes = id.substr(i, point.length);
    if (point.valid && !is_blank_or_control(point.value)) {
      result.id.append(bytes);
    } else {
      for (const char byte : bytes) append_percent(result.id, byte);
      ++result.escaped;
    }
    i += point.length;
  }
  return result;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

// The part of an operand before the folder or name that a wildcard stands in.
std::string_view fixed_part(std::string_view operand, std::string_view path) {
  if (path.starts_with(operand)) return operand;
  const std::size_t wildcard = operand.find_first_of("*?[");
  const std::size_t slash = operand.substr(0, wildcard).rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : operand.substr(0, slash);
}

}  // namespace

std::string relative_path(const Origin& origin) {
  const std::string_view fixed = fixed_part(origin.operand, origin.path);
  std::string_view rest = origin.path;
  rest.remove_prefix(std::min(fixed.size(), rest.size()));
  while (rest.starts_with('/')) rest.remove_prefix(1);
  std::filesystem::path top = std::filesystem::path(fixed).lexically_normal();
  if (!top.has_filename()) top = top.parent_path();
  std::string name = top.filename().string();
  if (name == "." || name == "..") name.clear();
  if (!name.empty() && !rest.empty() && !rest.starts_with('!')) name += '/';
  return name.append(rest);
}

Identity identify(const RawArticle& article) {
  if (const std::string_view own = trim(article.id); !own.empty()) return escape(own);
  if (const std::string url = canonical_url(article.url); !url.empty()) return escape(url);
  std::string place = relative_path(article.origin);
  if (article.origin.record > 0) place += '#' + std::to_string(article.origin.record);
  return {base::hash128_hex(place), 0};
}

}  // namespace technews::corpus
