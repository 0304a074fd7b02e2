#include "corpus/html/hints.h"

#include "corpus/html/blocks.h"
#include "shared/base/utf8.h"

#include <algorithm>
#include <optional>

namespace technews::corpus {
namespace {

std::optional<unsigned> read_hex(std::string_view digits) {
  if (digits.size() < 4) return std::nullopt;
  unsigned value = 0;
  for (const char c : digits.substr(0, 4)) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(c);
    const std::size_t capital = std::string_view("0123456789ABCDEF").find(c);
    if (digit == std::string_view::npos && capital == std::string_view::npos) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(digit == std::string_view::npos ? capital : digit);
  }
  return value;
}

// Appends the character that the escape after a backslash means; bytes it took.
std::size_t append_escape(std::string_view escape, std::string& out) {
  constexpr std::string_view letters = "nrtbf";
  if (escape.empty()) return 0;
  if (escape.front() != 'u') {
    const std::size_t letter = letters.find(escape.front());
    out += letter == std::string_view::npos ? escape.front() : "\n\r\t  "[letter];
    return 1;
  }
  const auto first = read_hex(escape.substr(1));
  if (!first) return 1;
  const bool is_high = *first >= 0xD800 && *first < 0xDC00;
  if (is_high && escape.substr(5).starts_with("\\u")) {
    const auto second = read_hex(escape.substr(7));
    if (second && *second >= 0xDC00 && *second < 0xE000) {
      base::append_utf8(out, 0x10000 + ((*first - 0xD800U) << 10) + (*second - 0xDC00U));
      return 11;
    }
  }
  base::append_utf8(out, *first >= 0xD800 && *first < 0xE000 ? 0xFFFD : *first);
  return 5;
}

// The JSON string that begins behind an opening quote.
std::string read_string(std::string_view json) {
  std::string value;
  for (std::size_t i = 0; i < json.size() && json[i] != '"'; ++i) {
    if (json[i] == '\\') {
      i += append_escape(json.substr(i + 1), value);
    } else {
      value += json[i];
    }
  }
  return value;
}

// Many put the article's markup there, escaped or not.
std::string without_markup(std::string text) {
  for (int round = 0; round < 2; ++round) {
    const bool marked =
        text.find("</") != std::string::npos || text.find("&lt;") != std::string::npos ||
        text.find("&#") != std::string::npos || text.find("&quot;") != std::string::npos ||
        text.find("&amp;") != std::string::npos || text.find("&nbsp;") != std::string::npos;
    if (!marked) break;
    const HtmlTree tree = HtmlTree::parse(text);
    std::string plain;
    for (const Block& block : split_blocks(tree)) plain += block.text + '\n';
    text = std::move(plain);
  }
  return text;
}

std::string first_text(const HtmlTree& tree, std::uint32_t node) {
  for (std::uint32_t i = node + 1; i < tree[node].end; ++i)
    if (tree[i].is_text()) return std::string(tree[i].text);
  return {};
}

void read_meta(const HtmlTree& tree, std::uint32_t node, PageHints& hints) {
  const std::string_view name = tree.attribute(node, "name");
  const std::string_view property = tree.attribute(node, "property");
  const std::string_view content = tree.attribute(node, "content");
  if (content.empty()) return;
  if (property == "og:title") hints.title = content;
  if (property == "og:url" && hints.address.empty()) hints.address = content;
  if (property == "og:description" || (hints.description.empty() && name == "description"))
    hints.description = content;
}

}  // namespace

std::string find_article_body(std::string_view json) {
  constexpr std::string_view key = "\"articleBody\"";
  std::string longest;
  for (std::size_t i = json.find(key); i != std::string_view::npos; i = json.find(key, i)) {
    i += key.size();
    const std::size_t quote = json.find_first_not_of(" \t\r\n:", i);
    if (quote == std::string_view::npos || json[quote] != '"') continue;
    std::string value = read_string(json.substr(quote + 1));
    if (value.size() > longest.size()) longest = std::move(value);
  }
  return longest;
}

PageHints read_hints(const HtmlTree& tree) {
  PageHints hints;
  std::string head_title;
  for (std::uint32_t node = 0; node < tree.size(); ++node) {
    const std::string_view tag = tree[node].tag;
    if (tag == "meta") {
      read_meta(tree, node, hints);
    } else if (tag == "title" && head_title.empty()) {
      head_title = first_text(tree, node);
    } else if (tag == "link" && tree.attribute(node, "rel") == "canonical") {
      hints.address = tree.attribute(node, "href");
    } else if (tag == "script" && tree.attribute(node, "type") == "application/ld+json") {
      std::string body = find_article_body(first_text(tree, node));
      if (body.size() <= hints.article_body.size()) continue;
      hints.article_body = std::move(body);
      hints.article_body_node = node + 1;
    }
  }
  if (hints.title.empty()) hints.title = head_title;
  constexpr std::size_t longest_title = 1000;  // bytes
  hints.title.resize(std::min(hints.title.size(), longest_title));
  hints.article_body = without_markup(std::move(hints.article_body));
  return hints;
}

}  // namespace technews::corpus
