#include "corpus/wordpress.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

using namespace std::string_view_literals;

// https://codex.wordpress.org/Shortcode, "Available Shortcodes" of its core.
constexpr std::array shortcodes{"audio"sv,    "caption"sv, "embed"sv,     "gallery"sv,
                                "playlist"sv, "video"sv,   "wp_caption"sv};

// The size of a shortcode at the start of a text, brackets and all; 0 when none is there.
std::size_t shortcode_size(std::string_view text) {
  constexpr std::size_t longest = 4096;
  const std::size_t begin = text.starts_with("[/") ? 2 : 1;
  const bool named = std::ranges::any_of(shortcodes, [&](std::string_view name) {
    const std::string_view rest = text.substr(std::min(begin, text.size()));
    return rest.starts_with(name) && rest.size() > name.size() &&
           " ]/\n"sv.find(rest[name.size()]) != std::string_view::npos;
  });
  if (!named) return 0;
  const std::size_t end = text.substr(0, longest).find(']');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::string without_shortcodes(std::string_view text) {
  std::string result;
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[')) {
    const std::size_t size = shortcode_size(text.substr(at));
    result.append(text.substr(0, at));
    if (size == 0) result += '[';
    text.remove_prefix(at + std::max<std::size_t>(size, 1));
  }
  return result.append(text);
}

}  // namespace

std::string wordpress_markup(std::string_view text) {
  std::string plain = without_shortcodes(text);
  if (plain.find("<p>") != std::string::npos || plain.find("<p ") != std::string::npos)
    return plain;
  std::string result = "<p>";
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (plain[i] == '\r') continue;
    const bool blank_line = plain[i] == '\n' && result.ends_with('\n');
    if (!blank_line) {
      result += plain[i];
    } else if (!result.ends_with("</p>\n<p>\n")) {
      result += "</p>\n<p>\n";
    }
  }
  return result + "</p>";
}

}  // namespace technews::corpus
