#include "corpus/html/elements.h"

#include <algorithm>
#include <array>

namespace technews::corpus {
namespace {

// Sorted.
constexpr std::string_view block_tags[] = {
    "address",  "amp-sidebar", "article", "aside",  "blockquote", "body",  "button", "caption",
    "center",   "dd",          "details", "dialog", "dir",        "div",   "dl",     "dt",
    "fieldset", "figcaption",  "figure",  "footer", "form",       "h1",    "h2",     "h3",
    "h4",       "h5",          "h6",      "header", "hgroup",     "hr",    "html",   "legend",
    "li",       "main",        "menu",    "nav",    "noscript",   "ol",    "p",      "pre",
    "section",  "summary",     "table",   "tbody",  "td",         "tfoot", "th",     "thead",
    "tr",       "ul"};
constexpr std::string_view empty_tags[] = {
    "applet", "audio",  "canvas",   "datalist", "embed", "frame",   "frameset",
    "head",   "iframe", "input",    "map",      "meter", "noembed", "noframes",
    "object", "option", "progress", "rp",       "rt",    "script",  "select",
    "style",  "svg",    "template", "textarea", "title", "video"};
static_assert(std::ranges::is_sorted(block_tags));
static_assert(std::ranges::is_sorted(empty_tags));

}  // namespace

Display display_of(std::string_view tag) {
  if (tag == "br") return Display::line_break;
  if (std::ranges::binary_search(block_tags, tag)) return Display::block;
  if (std::ranges::binary_search(empty_tags, tag)) return Display::none;
  return Display::inline_text;
}

int heading_level(std::string_view tag) {
  const bool heading = tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
  return heading ? tag[1] - '0' : 0;
}

}  // namespace technews::corpus
