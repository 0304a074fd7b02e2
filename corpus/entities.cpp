// Character references: the part of markup.h that knows names.
#include "corpus/markup.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace technews::corpus {
namespace {

using Named = std::pair<std::string_view, char32_t>;

// HTML 4's names of Latin letters, punctuation and the symbols of news, in byte order.
constexpr std::array<Named, 102> names{{
    {"AElig", 0xC6},    {"Aacute", 0xC1},  {"Acirc", 0xC2},   {"Agrave", 0xC0},  {"Aring", 0xC5},
    {"Atilde", 0xC3},   {"Auml", 0xC4},    {"Ccedil", 0xC7},  {"Eacute", 0xC9},  {"Ecirc", 0xCA},
    {"Egrave", 0xC8},   {"Euml", 0xCB},    {"Iacute", 0xCD},  {"Iuml", 0xCF},    {"Ntilde", 0xD1},
    {"OElig", 0x152},   {"Oacute", 0xD3},  {"Ocirc", 0xD4},   {"Oslash", 0xD8},  {"Ouml", 0xD6},
    {"Scaron", 0x160},  {"Uacute", 0xDA},  {"Uuml", 0xDC},    {"aacute", 0xE1},  {"acirc", 0xE2},
    {"aelig", 0xE6},    {"agrave", 0xE0},  {"amp", '&'},      {"apos", '\''},    {"aring", 0xE5},
    {"atilde", 0xE3},   {"auml", 0xE4},    {"bdquo", 0x201E}, {"bull", 0x2022},  {"ccedil", 0xE7},
    {"cent", 0xA2},     {"copy", 0xA9},    {"deg", 0xB0},     {"divide", 0xF7},  {"eacute", 0xE9},
    {"ecirc", 0xEA},    {"egrave", 0xE8},  {"eth", 0xF0},     {"euml", 0xEB},    {"euro", 0x20AC},
    {"frac12", 0xBD},   {"frac14", 0xBC},  {"frac34", 0xBE},  {"ge", 0x2265},    {"gt", '>'},
    {"hellip", 0x2026}, {"iacute", 0xED},  {"icirc", 0xEE},   {"iexcl", 0xA1},   {"igrave", 0xEC},
    {"iquest", 0xBF},   {"iuml", 0xEF},    {"laquo", 0xAB},   {"larr", 0x2190},  {"ldquo", 0x201C},
    {"le", 0x2264},     {"lsquo", 0x2018}, {"lt", '<'},       {"mdash", 0x2014}, {"micro", 0xB5},
    {"middot", 0xB7},   {"minus", 0x2212}, {"nbsp", 0xA0},    {"ndash", 0x2013}, {"ne", 0x2260},
    {"ntilde", 0xF1},   {"oacute", 0xF3},  {"ocirc", 0xF4},   {"oelig", 0x153},  {"ograve", 0xF2},
    {"oslash", 0xF8},   {"otilde", 0xF5},  {"ouml", 0xF6},    {"para", 0xB6},    {"plusmn", 0xB1},
    {"pound", 0xA3},    {"prime", 0x2032}, {"quot", '"'},     {"raquo", 0xBB},   {"rarr", 0x2192},
    {"rdquo", 0x201D},  {"reg", 0xAE},     {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"scaron", 0x161},
    {"sect", 0xA7},     {"shy", 0xAD},     {"sup2", 0xB2},    {"szlig", 0xDF},   {"thorn", 0xFE},
    {"times", 0xD7},    {"trade", 0x2122}, {"uacute", 0xFA},  {"ucirc", 0xFB},   {"ugrave", 0xF9},
    {"uuml", 0xFC},     {"yen", 0xA5},
}};

constexpr std::size_t longest_reference = 12;  // "&" to ";"

char32_t numbered(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return 0;
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  // A control character in text is damage; C1 ones are mended as cp1252 with the rest of the text.
  const bool control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
  return surrogate || control || value > 0x10FFFF ? U'\uFFFD' : value;
}

// 0 for what is no reference that is known.
char32_t referred(std::string_view reference) {
  if (reference.starts_with('#')) return numbered(reference.substr(1));
  const auto found = std::ranges::lower_bound(names, reference, {}, &Named::first);
  return found != names.end() && found->first == reference ? found->second : 0;
}

}  // namespace

static_assert(std::ranges::is_sorted(names, {}, &Named::first));

std::string decode_entities(std::string_view text) {
  std::string result;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
    result.append(text.substr(0, at));
    text.remove_prefix(at);
    const std::size_t end = text.substr(0, longest_reference).find(';');
    const char32_t point = end == std::string_view::npos ? 0 : referred(text.substr(1, end - 1));
    if (point == 0) {
      result += '&';
      text.remove_prefix(1);
    } else {
      base::append_utf8(result, point);
      text.remove_prefix(end + 1);
    }
  }
  return result.append(text);
}

}  // namespace technews::corpus
