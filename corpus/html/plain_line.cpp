#include "corpus/html/plain_line.h"

#include "shared/base/utf8.h"

namespace technews::corpus {
namespace {

bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

}  // namespace

std::string plain_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::decode_utf8(text, at);
    // An ideographic space between ideographs is how such text is written.
    if (c.value != 0x3000 && is_blank(c.value)) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else if (!is_invisible(c.value)) {
      line += text.substr(at, c.length);
    }
    at += c.length;
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace technews::corpus
